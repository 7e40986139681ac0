import { parseDocument } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';
import { type Note, note } from './remark.ts';
import type { RawSheet } from './sheet.ts';

/** Longest sheet read, in characters. */
export const MAX_SHEET = 400_000;
const MAX_ALIASES = 20;

function refused(betaId: string, why: string): RawSheet {
  return { betaId, values: {}, body: undefined, notes: [], refusal: note('source-unreadable', why) };
}

/** What YAML says, however badly it is kept; a text where it says nothing that can be used. */
function readYaml(yaml: string): { values: Record<string, unknown>; notes: Note[] } | string {
  const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const line = yaml.slice(0, error.pos[0]).split('\n').length + 1;
    return `L’en-tête n’est pas du YAML valide (ligne ${line}, ${error.code}).`;
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return 'L’en-tête se répète par trop de renvois YAML.';
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return 'L’en-tête n’est pas une liste de clés.';
  return { values: value as Record<string, unknown>, notes: [] };
}

/** A sheet of beta.gouv.fr's repository: front matter and Markdown. Never throws. */
export function readSheet(betaId: string, source: string): RawSheet {
  if (source.length > MAX_SHEET)
    return refused(betaId, `La fiche dépasse ${MAX_SHEET / 1_000} 000 caractères.`);
  // Tabs may not indent YAML: two spaces were meant.
  const text = source.replace(/^\uFEFF+/, '').replace(/^\s*\n(?=---)/, '');
  const split = findFrontMatter(text.replace(/\r\n?/g, '\n'));
  if (!split) return refused(betaId, 'La fiche n’a pas d’en-tête entre deux lignes « --- ».');
  const read = readYaml(split.yaml.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)));
  if (typeof read === 'string') return refused(betaId, read);
  return { betaId, values: read.values, body: split.body, notes: read.notes };
}
