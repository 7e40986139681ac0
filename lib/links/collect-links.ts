import type { Store } from '#db/client.ts';
import { listLiveDocuments, type LiveDocument } from '#db/queries/documents.ts';
import { listReadings } from '#db/queries/readings.ts';
import { localMinute } from '#lib/clock.ts';
import type { BodyFacts } from '#lib/content/body.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { READING_FORMAT } from '#lib/content/reading.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';

/** Where a document leads. */
export interface FoundLink {
  target: string;
  /** Where it stands in the front matter; null for the body. */
  path: readonly (string | number)[] | null;
  /** Line of the file, for the body. */
  line: number | null;
}

export interface LinkedDocument {
  kind: Kind;
  slug: string;
  title: string;
  revisionId: number;
  links: FoundLink[];
}

type Data = Readonly<Record<string, unknown>>;

function isGone({ retired, wasPublic }: LiveDocument, data: Data, now: Date): boolean {
  const minuteOf = (key: string) => (typeof data[key] === 'string' ? data[key] : null);
  const publication = {
    publish: data['publish'] !== false,
    publishAt: minuteOf('publish_at'),
    expireAt: minuteOf('expire_at'),
    retired,
    wasPublic,
  };
  return retired || visibilityAt(publication, localMinute(now)) === 'gone';
}

/** Every web address of a front matter, with where it stands. */
function listAddresses(value: unknown, path: readonly (string | number)[] = []): FoundLink[] {
  if (typeof value === 'string')
    return /^https?:\/\//i.test(value) ? [{ target: value, path, line: null }] : [];
  if (Array.isArray(value)) return value.flatMap((item, rank) => listAddresses(item, [...path, rank]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => listAddresses(item, [...path, key]));
}

/** Products that the front matter names, as addresses. */
function listNamed({ products, successor }: Data): FoundLink[] {
  const named = (slug: unknown, path: readonly (string | number)[]): FoundLink[] =>
    typeof slug === 'string' ? [{ target: `/produits/${slug}`, path, line: null }] : [];
  const list = Array.isArray(products) ? (products as unknown[]) : [];
  return [
    ...list.flatMap((slug, rank) => named(slug, ['products', rank])),
    ...named(successor, ['successor']),
  ];
}

/** Where the live documents lead, by what was kept of reading them: nothing is parsed, nothing is asked for. */
export async function collectLinks(store: Store, now: Date): Promise<LinkedDocument[]> {
  const documents = await listLiveDocuments(store);
  const ids = documents.map(({ revisionId }) => revisionId);
  const readings = await listReadings(store, ids, READING_FORMAT);
  return documents.flatMap((document) => {
    const { kind, slug, revisionId } = document;
    const reading = readings.get(revisionId);
    if (reading === undefined || !isKind(kind)) return [];
    const { data, facts } = JSON.parse(reading) as { data: Data; facts: BodyFacts };
    if (isGone(document, data, now)) return [];
    const inBody = ({ target, line }: { target: string; line: number }) => ({ target, line, path: null });
    const links = [
      ...listNamed(data),
      ...listAddresses(data),
      ...facts.links.map(inBody),
      ...facts.products.map(({ target, line }) => inBody({ target: `/produits/${target}`, line })),
    ];
    return [
      { kind, slug, title: typeof data['title'] === 'string' ? data['title'] : slug, revisionId, links },
    ];
  });
}
