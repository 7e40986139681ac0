import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { IndexDatabase } from '#db/index/client.ts';
import { findMeta } from '#db/index/meta.ts';
import {
  makeTermFinders,
  type TermFinders,
  type Vocabularies,
  type VocabularyName,
  VOCABULARIES,
  VOCABULARY_FILES,
  vocabularyFileSchema,
} from '#lib/catalogue/vocabulary.ts';
import {
  type FormerAddress,
  FORMER_ADDRESSES_FILE,
  formerAddressesSchema,
} from '#lib/portal/former-addresses.ts';
import { type Settings, settingsSchema } from '#lib/portal/settings.ts';
import { type Synonyms, SYNONYMS_FILE, synonymsSchema } from '#lib/search/synonyms.ts';
import type { Fault } from './fault.ts';
import { hashOf } from './source-file.ts';

export const REFERENTIALS_DIR = 'referentiels';
const SETTINGS_FILE = 'portail.yaml';

/** What the content is read with: the portal's settings and vocabularies. */
export interface Referentials {
  settings: Settings;
  vocabularies: Vocabularies;
  synonyms: Synonyms;
  formerAddresses: FormerAddress[];
  terms: TermFinders;
  /** Changes whenever one of the files does. */
  fingerprint: string;
}

/** Referentials as one thread can give them to another: without what is made of them. */
export type PlainReferentials = Omit<Referentials, 'terms'>;

export function toPlain({
  settings,
  vocabularies,
  synonyms,
  formerAddresses,
  fingerprint,
}: Referentials): PlainReferentials {
  return { settings, vocabularies, synonyms, formerAddresses, fingerprint };
}

/** A file of `referentiels/` that cannot be used. */
export class ReferentialError extends Error {
  override name = 'ReferentialError';
  constructor(readonly fault: Fault) {
    super(`${fault.file}: ${fault.message}`);
  }
}

async function readYaml<T>(
  dir: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<{ value: T; text: string }> {
  const file = `${REFERENTIALS_DIR}/${name}`;
  const fail = (message: string): ReferentialError =>
    new ReferentialError({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'settings',
      message,
      remedy: 'Corrigez ce fichier ; le portail garde la dernière version lisible.',
    });
  let text: string;
  try {
    text = await readFile(join(dir, name), 'utf8');
  } catch {
    throw fail('Ce fichier ne peut pas être lu.');
  }
  let raw: unknown;
  try {
    raw = parse(text);
  } catch {
    throw fail('Ce fichier n’est pas du YAML valide.');
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, text };
  const issue = parsed.error.issues[0];
  throw fail(`« ${issue?.path.join('.') ?? ''} » : ${issue?.message ?? 'valeur inattendue'}.`);
}

/** Reads a folder of referentials. Throws {@link ReferentialError}. */
export async function readReferentials(dir: string): Promise<Referentials> {
  const settings = await readYaml(dir, SETTINGS_FILE, settingsSchema);
  const texts = [settings.text];
  const read = async (name: VocabularyName) => {
    const file = await readYaml(dir, VOCABULARY_FILES[name], vocabularyFileSchema);
    texts.push(`${name}\n${file.text}`);
    return file.value;
  };
  const vocabularies: Vocabularies = {
    thematique: await read('thematique'),
    public: await read('public'),
    sponsor: await read('sponsor'),
    incubateur: await read('incubateur'),
    techno: await read('techno'),
  };
  const synonyms = await readYaml(dir, SYNONYMS_FILE, synonymsSchema);
  texts.push(synonyms.text);
  // A folder made before this file existed is whole without it.
  const formerAddresses = existsSync(join(dir, FORMER_ADDRESSES_FILE))
    ? await readYaml(dir, FORMER_ADDRESSES_FILE, formerAddressesSchema)
    : { value: [], text: '' };
  texts.push(formerAddresses.text);
  return {
    settings: settings.value,
    synonyms: synonyms.value,
    formerAddresses: formerAddresses.value,
    vocabularies,
    terms: makeTermFinders(vocabularies),
    fingerprint: hashOf(texts.join('\u0000')),
  };
}

/** The keys of `meta` under which the index holds the referentials it was made with. */
export function toMeta({
  settings,
  vocabularies,
  synonyms,
  formerAddresses,
  fingerprint,
}: Referentials): Record<string, string> {
  return {
    referentials: fingerprint,
    settings: JSON.stringify(settings),
    vocabularies: JSON.stringify(vocabularies),
    synonyms: JSON.stringify(synonyms),
    formerAddresses: JSON.stringify(formerAddresses),
  };
}

const metaSchema = z.object({
  settings: settingsSchema,
  vocabularies: z.record(z.enum(VOCABULARIES), vocabularyFileSchema),
  synonyms: synonymsSchema,
  formerAddresses: formerAddressesSchema,
});

/** The referentials that an index was made with, or undefined where it has none or not of today's schema. */
export function findIndexedReferentials(index: IndexDatabase): Referentials | undefined {
  const fingerprint = findMeta(index, 'referentials');
  if (fingerprint === undefined) return undefined;
  const read = (key: string): unknown => JSON.parse(findMeta(index, key) ?? 'null');
  let raw: Record<string, unknown>;
  try {
    raw = {
      settings: read('settings'),
      vocabularies: read('vocabularies'),
      synonyms: read('synonyms'),
      formerAddresses: read('formerAddresses') ?? [],
    };
  } catch {
    return undefined;
  }
  const parsed = metaSchema.safeParse(raw);
  return parsed.success
    ? { ...parsed.data, terms: makeTermFinders(parsed.data.vocabularies), fingerprint }
    : undefined;
}
