import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  makeTermFinders,
  type TermFinders,
  type Vocabularies,
  type VocabularyName,
  VOCABULARY_FILES,
  vocabularyFileSchema,
} from '#lib/catalogue/vocabulary.ts';
import { type Settings, settingsSchema } from '#lib/portal/settings.ts';
import { type Synonyms, SYNONYMS_FILE, synonymsSchema } from '#lib/search/synonyms.ts';
import type { Fault } from './fault.ts';

export const REFERENTIALS_DIR = 'referentiels';
const SETTINGS_FILE = 'portail.yaml';

/** What the content is read with: the portal's settings and vocabularies. */
export interface Referentials {
  settings: Settings;
  vocabularies: Vocabularies;
  synonyms: Synonyms;
  terms: TermFinders;
  /** Changes whenever one of the files does. */
  fingerprint: string;
}

/** A file of `referentiels/` that cannot be used. */
export class ReferentialError extends Error {
  override name = 'ReferentialError';
  constructor(readonly fault: Fault) {
    super(`${fault.file}: ${fault.message}`);
  }
}

async function readYaml<T>(dir: string, name: string, schema: z.ZodType<T>): Promise<{ value: T; text: string }> {
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
  return {
    settings: settings.value,
    synonyms: synonyms.value,
    vocabularies,
    terms: makeTermFinders(vocabularies),
    fingerprint: texts.join('\u0000'),
  };
}
