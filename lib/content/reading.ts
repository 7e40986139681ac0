import { findFrontMatter } from './front-matter.ts';
import type { ReadDocument } from './parse.ts';
import type { SourceName } from './source-file.ts';

/**
 * Raise it when the same text gives another front matter or other facts of its body: stored readings are then made
 * again. A test compares the readings of the made sheets with those of this format.
 */
export const READING_FORMAT = 1;

/** What reading a text gave, to be stored: all of a document but its name and its body. */
export function writeReading({ data, facts }: ReadDocument): string {
  return JSON.stringify({ data, facts });
}

/** The document of a text that was read before, without reading it again. */
export function toDocument(name: SourceName, text: string, content: string): ReadDocument | undefined {
  const split = findFrontMatter(text);
  if (!split) return undefined;
  const { data, facts } = JSON.parse(content) as Pick<ReadDocument, 'data' | 'facts'>;
  return { kind: name.kind, name, data, facts, body: split.body } as ReadDocument;
}
