import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { findFileHash, overwriteFile, stageText } from '#lib/content/staged-file.ts';
import { REFERENTIALS_DIR } from '#lib/content/referentials.ts';
import { hashOf } from '#lib/content/source-file.ts';
import type { Studio } from './studio.ts';

/** A list of `content/referentiels/` that people add to without opening it. */
export interface ReferentialList {
  name: string;
  schema: z.ZodType<unknown[]>;
}

/** `missing`: the content folder has no such list. `unreadable`: what it holds is to be put right first. */
export type EntryOutcome = 'done' | 'missing' | 'unreadable' | 'moved-on';

/** Values as JSON are YAML too, and nothing in them can be taken for syntax. */
function writeEntry(entry: Readonly<Record<string, string | readonly string[]>>): string {
  const fields = Object.entries(entry).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `- { ${fields.join(', ')} }`;
}

/** Adds an entry at the end of a list, the rest left byte for byte. Call it while nobody else publishes. */
export async function appendEntry(
  { contentDir }: Pick<Studio, 'contentDir'>,
  { name, schema }: ReferentialList,
  entry: Readonly<Record<string, string | readonly string[]>>,
): Promise<EntryOutcome> {
  const file = join(/* turbopackIgnore: true */ contentDir, REFERENTIALS_DIR, name);
  const hash = await findFileHash(file);
  if (hash === null) return 'missing';
  const text = await readFile(file, 'utf8');
  if (hashOf(text) !== hash) return 'moved-on';
  const added = `${text.replace(/\n*$/, '\n')}${writeEntry(entry)}\n`;
  let value: unknown;
  try {
    value = parse(added);
  } catch {
    return 'unreadable';
  }
  if (!schema.safeParse(value).success) return 'unreadable';
  const staged = await stageText(file, added);
  if ((await findFileHash(file)) !== hash) return 'moved-on';
  await overwriteFile(file, staged);
  return 'done';
}
