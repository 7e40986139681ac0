import { findDocument, type IndexedDocument } from '#db/index/document.ts';
import { readProduct } from '#lib/catalogue/product.ts';
import { localMinute } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { addressOf } from './address-of.ts';
import type { Resolution } from './resolution.ts';

function findSuccessor(document: IndexedDocument, now: Date): string | null {
  const successor = document.kind === 'produits' ? readProduct(document).successor : null;
  const next = successor ? findDocument(getIndex(), 'produits', successor) : undefined;
  const isPublic = next && visibilityAt(next, localMinute(now)) === 'public';
  return isPublic ? addressOf('produits', next.slug) : null;
}

/** What is told of a document that visitors could read once, whichever of its addresses they ask. */
export function describeGone(
  document: IndexedDocument,
  kind: Kind,
  now: Date,
): Extract<Resolution, { kind: 'gone' }> {
  return {
    kind: 'gone',
    title: document.title,
    successor: findSuccessor(document, now),
    documentKind: kind,
    formerSite: false,
    address: addressOf(kind, document.slug),
    word: document.retired ? null : document.withdrawal,
  };
}
