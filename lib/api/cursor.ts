import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What an item of a list is placed by: keys that are compared one after the other, the last of them unique. */
export type Place = readonly (string | number)[];

/** A place in a list, and on which side of it to read on. */
export interface Cursor {
  side: 'after' | 'before';
  place: Place;
}

const CHECK_BYTES = 9;
const MAX_KEYS = 4;
export const CURSOR_PATTERN = /^[\w-]{12,1200}$/;

const writtenSchema = z.tuple([
  z.enum(['after', 'before']),
  z.array(z.union([z.string(), z.number()])).max(MAX_KEYS),
]);

function sumOf(list: string, written: string): Buffer {
  return createHash('sha256').update(`${list}\n${written}`).digest().subarray(0, CHECK_BYTES);
}

/** A cursor as one word. It goes with `list`, the address of the whole list, and is refused with another. */
export function writeCursor(list: string, { side, place }: Cursor): string {
  const written = JSON.stringify([side, place]);
  return Buffer.concat([sumOf(list, written), Buffer.from(written)]).toString('base64url');
}

/** Undefined for a word that is not a cursor of this list, whole and unchanged. The sum finds errors, it keeps no secret. */
export function findCursor(list: string, text: string, keys: number): Cursor | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const written = bytes.subarray(CHECK_BYTES).toString();
  if (bytes.toString('base64url') !== text || !sumOf(list, written).equals(bytes.subarray(0, CHECK_BYTES)))
    return undefined;
  const parsed = writtenSchema.safeParse(readJson(written));
  if (!parsed.success || parsed.data[1].length !== keys) return undefined;
  return { side: parsed.data[0], place: parsed.data[1] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
