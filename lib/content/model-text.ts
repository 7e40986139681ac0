import type { IndexedDocument } from '#db/index/document.ts';
import { parseBody } from './body.ts';
import { listModelKeys } from './check-facts.ts';
import { checkModelText } from './check-plain-language.ts';
import { mayHoldModelText } from './model-words.ts';

/** As the check says it; the tree is read only where the words of the text, or of its tags, make it worth the while. */
export function bodyHoldsModelText({ text, body, format }: IndexedDocument): boolean {
  const isWorthReading = mayHoldModelText(text) || mayHoldModelText(body);
  return isWorthReading && checkModelText(parseBody(body, 1, format)).length > 0;
}

/** True while a document holds words of the model it was begun from, in its front matter or its body. */
export function holdsModelText(document: IndexedDocument): boolean {
  const values = JSON.parse(document.data) as Record<string, unknown>;
  return listModelKeys(values).length > 0 || bodyHoldsModelText(document);
}
