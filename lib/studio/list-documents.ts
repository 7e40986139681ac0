import { listDocuments } from '#db/index/document.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { localMinute } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { type Visibility, visibilityAt } from '#lib/portal/visibility.ts';
import { slugify } from '#lib/slug.ts';
import type { Studio } from './studio.ts';

export interface ListedDocument {
  slug: string;
  title: string;
  address: string;
  visibility: Visibility;
  updatedAt: string;
}

/** Documents of a kind that this person may open and whose title or address holds these words, by title. */
export function listStudioDocuments(
  studio: Studio,
  actor: Actor,
  kind: Kind,
  words: string,
): ListedDocument[] {
  const minute = localMinute(studio.clock.now());
  const wanted = slugify(words);
  return listDocuments(getIndex(), kind)
    .filter(({ slug }) => can(actor, 'read-history', { kind, slug }))
    .map((document) => ({
      slug: document.slug,
      title: document.title,
      address: addressOf(kind, document.slug),
      visibility: visibilityAt(document, minute),
      updatedAt: document.updatedAt,
    }))
    .filter(({ slug, title }) => wanted === '' || `${slugify(title)} ${slug}`.includes(wanted))
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'));
}
