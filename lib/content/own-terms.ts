import { analyseWords, tokenise } from '#lib/search/analyse.ts';
import type { ReadDocument } from './parse.ts';

/** What search keeps of a text alone, whatever the referentials: stored with its reading, it is analysed once. */
export interface OwnTerms {
  /** Terms separated by spaces. */
  headings: string;
  body: string;
  /** Words of the title, the headings and the body as they are written, each once, separated by spaces. */
  words: string;
}

/** A document with the terms of its text. */
export type AnalysedDocument = ReadDocument & { terms: OwnTerms };

export function analyseDocument(document: ReadDocument): AnalysedDocument {
  const { data, facts } = document;
  const headings = tokenise(facts.headings.map(({ text }) => text).join(' \n '));
  const body = tokenise(facts.text);
  const terms = {
    headings: analyseWords(headings).join(' '),
    body: analyseWords(body).join(' '),
    words: [...new Set([...tokenise(data.title), ...headings, ...body])].join(' '),
  };
  return { ...document, terms };
}
