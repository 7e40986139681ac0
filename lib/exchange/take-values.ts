import { editFrontMatter, readFrontMatter } from './edit-front-matter.ts';
import { fillIn } from './merge-sheet.ts';
import { readPortalValues } from './portal-values.ts';
import { BETA_KEYS, isBetaKey, type Json } from './sheet.ts';

/** The key under which a difference of the text below the front matter is kept. */
export const BODY_KEY = 'body';

/** After which keys a new one goes. */
export const SHEET_ORDER = ['title', 'beta_id', ...BETA_KEYS.slice(1)] as const;

/** A file with another body, its line ends kept. */
export function replaceBody(text: string, formerBody: string, body: string): string {
  const eol = formerBody.includes('\r\n') ? '\r\n' : '\n';
  const head = text.slice(0, text.length - formerBody.length);
  return `${head}\n${body}\n`.replace(/\r?\n/g, eol);
}

/**
 * A sheet with values of the source in place of its own, by key, every other byte kept: what an import would have
 * written. Undefined where it cannot be done surely.
 */
export function takeValues(text: string, values: ReadonlyMap<string, Json>): string | undefined {
  const read = readFrontMatter(text);
  const portal = read && readPortalValues(read.frontMatter.value);
  if (!portal) return undefined;
  const formerBody = read.split.body;
  const edits = new Map<string, Json>();
  for (const [key, value] of values) if (isBetaKey(key)) edits.set(key, fillIn(value, portal[key]));
  const edited = edits.size > 0 ? editFrontMatter(text, edits, SHEET_ORDER, read) : text;
  const body = values.get(BODY_KEY);
  return edited === undefined || typeof body !== 'string' ? edited : replaceBody(edited, formerBody, body);
}
