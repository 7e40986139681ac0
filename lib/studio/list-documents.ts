import { listDocuments } from '#db/index/document.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { CARE_NAMES, type CareName } from '#lib/catalogue/care-rules.ts';
import { dayOf, localMinute } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { type Visibility, visibilityAt } from '#lib/portal/visibility.ts';
import { slugify } from '#lib/slug.ts';
import { listNeedsOf } from './document-needs.ts';
import type { Studio } from './studio.ts';

export interface ListedDocument {
  id: number;
  slug: string;
  title: string;
  address: string;
  visibility: Visibility;
  updatedAt: string;
  /** Rules of care that it meets. */
  needs: CareName[];
}

export interface DocumentFilter {
  words: string;
  /** Documents that meet at least one of these rules; all of them where none is chosen. */
  needs: readonly CareName[];
}

export interface StudioDocuments {
  documents: ListedDocument[];
  /** How many of those that hold the words meet each rule, whatever the rules chosen. */
  counts: { name: CareName; count: number }[];
}

/** Documents of a kind that this person may open, that hold these words in title or address and need this care, by title. */
export function listStudioDocuments(
  studio: Studio,
  actor: Actor,
  kind: Kind,
  { words, needs }: DocumentFilter,
): StudioDocuments {
  const minute = localMinute(studio.clock.now());
  const wanted = slugify(words);
  const day = dayOf(studio.clock.now());
  const found = listDocuments(getIndex(), kind)
    .filter(({ slug }) => can(actor, 'read-history', { kind, slug }))
    .map((document) => ({
      id: document.id,
      slug: document.slug,
      title: document.title,
      address: addressOf(kind, document.slug),
      visibility: visibilityAt(document, minute),
      updatedAt: document.updatedAt,
      needs: listNeedsOf(document, day),
    }))
    .filter(({ slug, title }) => wanted === '' || `${slugify(title)} ${slug}`.includes(wanted))
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'));
  return {
    documents:
      needs.length === 0 ? found : found.filter((one) => one.needs.some((name) => needs.includes(name))),
    counts: CARE_NAMES.map((name) => ({
      name,
      count: found.filter((one) => one.needs.includes(name)).length,
    })).filter(({ count }) => count > 0),
  };
}
