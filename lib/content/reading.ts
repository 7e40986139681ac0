import { findFrontMatter } from './front-matter.ts';
import type { AnalysedDocument } from './own-terms.ts';
import type { SourceName } from './source-file.ts';

/**
 * Raise it when the same text gives another front matter, other facts of its body or other terms: stored readings are then made
 * again. A test compares the readings of the made sheets with those of this format.
 */
export const READING_FORMAT = 3;

/** What reading a text gave, to be stored: all of a document but its name and its body. */
export function writeReading({ data, facts, terms }: AnalysedDocument): string {
  return JSON.stringify({ data, facts, terms });
}

/** The document of a text that was read before, without reading it again. */
export function toDocument(name: SourceName, text: string, content: string): AnalysedDocument | undefined {
  const split = findFrontMatter(text);
  if (!split) return undefined;
  const { data, facts, terms } = JSON.parse(content) as Pick<AnalysedDocument, 'data' | 'facts' | 'terms'>;
  return { kind: name.kind, name, data, facts, terms, body: split.body } as AnalysedDocument;
}
