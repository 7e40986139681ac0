import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { IndexDatabase } from '#db/index/client.ts';
import { findMeta, type MetaKey } from '#db/index/meta.ts';
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

/** Raised whenever a schema of referentials changes: what an index kept of them is read no more. */
const REFERENTIALS_FORMAT = 1;

function failure(name: string, message: string): ReferentialError {
  return new ReferentialError({
    file: `${REFERENTIALS_DIR}/${name}`,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'settings',
    message,
    remedy: 'Corrigez ce fichier ; le portail garde la dernière version lisible.',
  });
}

const FILES = [
  SETTINGS_FILE,
  ...VOCABULARIES.map((name) => VOCABULARY_FILES[name]),
  SYNONYMS_FILE,
  FORMER_ADDRESSES_FILE,
];

async function readTexts(dir: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of FILES) {
    const text = await readFile(join(dir, name), 'utf8').catch(() => undefined);
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

function parseYaml<T>(texts: ReadonlyMap<string, string>, name: string, schema: z.ZodType<T>): T {
  const text = texts.get(name);
  if (text === undefined) throw failure(name, 'Ce fichier ne peut pas être lu.');
  let raw: unknown;
  try {
    raw = parse(text);
  } catch {
    throw failure(name, 'Ce fichier n’est pas du YAML valide.');
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failure(name, `« ${issue?.path.join('.') ?? ''} » : ${issue?.message ?? 'valeur inattendue'}.`);
}

/**
 * Reads a folder of referentials; those of `known` are given back when they come of the very same texts, since reading
 * the YAML of the synonyms takes a third of a second. Throws {@link ReferentialError}.
 */
export async function readReferentials(
  dir: string,
  known?: () => Referentials | undefined,
): Promise<Referentials> {
  const texts = await readTexts(dir);
  const fingerprint = hashOf(JSON.stringify([REFERENTIALS_FORMAT, ...texts]));
  const same = known?.();
  if (same?.fingerprint === fingerprint) return same;
  const settings = parseYaml(texts, SETTINGS_FILE, settingsSchema);
  const readVocabulary = (name: VocabularyName) =>
    parseYaml(texts, VOCABULARY_FILES[name], vocabularyFileSchema);
  const vocabularies: Vocabularies = {
    thematique: readVocabulary('thematique'),
    public: readVocabulary('public'),
    sponsor: readVocabulary('sponsor'),
    incubateur: readVocabulary('incubateur'),
    techno: readVocabulary('techno'),
  };
  return {
    settings,
    synonyms: parseYaml(texts, SYNONYMS_FILE, synonymsSchema),
    // A folder made before this file existed is whole without it.
    formerAddresses: existsSync(join(dir, FORMER_ADDRESSES_FILE))
      ? parseYaml(texts, FORMER_ADDRESSES_FILE, formerAddressesSchema)
      : [],
    vocabularies,
    terms: makeTermFinders(vocabularies),
    fingerprint,
  };
}

/** The keys of `meta` under which the index holds the referentials it was made with. */
export function toMeta({
  settings,
  vocabularies,
  synonyms,
  formerAddresses,
  fingerprint,
}: Referentials): Partial<Record<MetaKey, string>> {
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
  const read = (key: MetaKey): unknown => JSON.parse(findMeta(index, key) ?? 'null');
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
