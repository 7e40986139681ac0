import { listDocuments } from '#db/index/document.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { CARE_NAMES, type CareName } from '#lib/catalogue/care-rules.ts';
import { dayOf, localMinute } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { type Visibility, visibilityAt } from '#lib/portal/visibility.ts';
import { slugify } from '#lib/slug.ts';
import { listBrokenDocuments } from './broken-links.ts';
import { listDifferingSlugs } from './differences.ts';
import { listNeedsOf } from './document-needs.ts';
import { LIST_NEEDS, type ListNeed } from './list-needs.ts';
import type { Studio } from './studio.ts';

export interface ListedDocument {
  id: number;
  slug: string;
  title: string;
  address: string;
  visibility: Visibility;
  updatedAt: string;
  needs: ListNeed[];
}

export interface DocumentFilter {
  words: string;
  /** Documents that have at least one of these needs; all of them where none is chosen. */
  needs: readonly ListNeed[];
}

interface NeedCount<Name> {
  name: Name;
  count: number;
}

export interface StudioDocuments {
  documents: ListedDocument[];
  /** How many of those that hold the words have each need, whatever the needs chosen. */
  counts: NeedCount<ListNeed>[];
}

/** Documents of a kind that this person may open. */
const listOpen = (actor: Actor, kind: Kind) =>
  listDocuments(getIndex(), kind).filter(({ slug }) => can(actor, 'read-history', { kind, slug }));

function countNeeds<Name extends string>(
  names: readonly Name[],
  documents: readonly { needs: readonly Name[] }[],
): NeedCount<Name>[] {
  return names
    .map((name) => ({ name, count: documents.filter(({ needs }) => needs.includes(name)).length }))
    .filter(({ count }) => count > 0);
}

/** How many documents of a kind, of those that this person may open, meet each rule of care. */
export function countCare(studio: Studio, actor: Actor, kind: Kind): NeedCount<CareName>[] {
  const day = dayOf(studio.clock.now());
  return countNeeds(
    CARE_NAMES,
    listOpen(actor, kind).map((document) => ({ needs: listNeedsOf(document, day) })),
  );
}

/** Documents of a kind that this person may open, that hold these words in title or address and have these needs, by title. */
export async function listStudioDocuments(
  studio: Studio,
  actor: Actor,
  kind: Kind,
  { words, needs }: DocumentFilter,
): Promise<StudioDocuments> {
  const minute = localMinute(studio.clock.now());
  const wanted = slugify(words);
  const day = dayOf(studio.clock.now());
  const broken = await listBrokenDocuments(studio, kind);
  const differing = kind === 'produits' ? await listDifferingSlugs(studio, actor) : new Set<string>();
  const found = listOpen(actor, kind)
    .filter(({ slug, title }) => wanted === '' || `${slugify(title)} ${slug}`.includes(wanted))
    .map((document): ListedDocument => {
      const { id, slug, title, updatedAt } = document;
      return {
        id,
        slug,
        title,
        address: addressOf(kind, slug),
        visibility: visibilityAt(document, minute),
        updatedAt,
        needs: [
          ...listNeedsOf(document, day),
          ...(differing.has(slug) ? (['ecart-beta'] as const) : []),
          ...(broken.has(slug) ? (['lien-rompu'] as const) : []),
        ],
      };
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'));
  return {
    documents:
      needs.length === 0 ? found : found.filter((one) => one.needs.some((name) => needs.includes(name))),
    counts: countNeeds(LIST_NEEDS, found),
  };
}
