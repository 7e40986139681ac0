import { type LinkCheck, listFailingLinks } from '#db/queries/link-checks.ts';
import { findRevision } from '#db/queries/revisions.ts';
import { resolveAddress } from '#lib/addresses/resolve.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { BODY } from '#lib/catalogue/care-rules.ts';
import { dayOf, localMinute } from '#lib/clock.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { collectLinks, type FoundLink, type LinkedDocument } from '#lib/links/collect-links.ts';
import { findExternalUrl } from '#lib/links/external-url.ts';
import { BROKEN_DAYS } from '#lib/links/next-check.ts';
import { getContentRevision } from '#lib/portal/index-reader.ts';
import type { DocumentName } from './act-on-document.ts';
import { listMediaTargets } from './list-media-targets.ts';
import type { Studio } from './studio.ts';

/** Where a link stands. */
export interface LinkPlace extends DocumentName {
  title: string;
  line: number;
  /** Key of the front matter, or the body, to open the text there. */
  field: string;
  mayWrite: boolean;
}

/** `moved`: the address leads elsewhere for good. */
export type InternalProblem =
  { kind: 'missing' | 'gone'; better: string | null } | { kind: 'moved'; better: string };

export interface InternalLink {
  target: string;
  problem: InternalProblem;
  places: LinkPlace[];
}

export interface ExternalLink extends Pick<LinkCheck, 'url' | 'status'> {
  /** False after a single day of failure. */
  broken: boolean;
  /** Day of the last check, and of the first that failed. */
  checkedOn: string;
  since: string;
  places: LinkPlace[];
}

export interface BrokenLinks {
  internal: InternalLink[];
  external: ExternalLink[];
}

type Placed = { document: LinkedDocument; link: FoundLink };

/** Answered by others than the resolver: the API, staff. */
const ELSEWHERE = /^\/(?:api|studio|auth)(?:\/|$)/;

/** What is wrong with an address of the portal; undefined for nothing. */
function findProblem(target: string, medias: ReadonlySet<string>, now: Date): InternalProblem | undefined {
  const address = target.replace(/#.*$/s, '');
  if (medias.has(address) || ELSEWHERE.test(address)) return undefined;
  const resolution = resolveAddress(address, now);
  switch (resolution.kind) {
    case 'page':
    case 'machine':
      return undefined;
    case 'redirect':
      return { kind: 'moved', better: resolution.to };
    case 'gone':
      return { kind: 'gone', better: resolution.successor };
    case 'missing':
    case 'invalid':
    case 'undecodable':
      return { kind: 'missing', better: null };
  }
}

interface Links {
  documents: LinkedDocument[];
  /** By target. */
  problems: ReadonlyMap<string, InternalProblem>;
}

async function readLinks(studio: Studio, now: Date): Promise<Links> {
  const medias = await listMediaTargets(studio);
  const documents = await collectLinks(studio.store, now);
  const targets = new Set(documents.flatMap(({ links }) => links.map(({ target }) => target)));
  const problems = new Map<string, InternalProblem>();
  for (const target of targets) {
    const problem = /^\/(?!\/)/.test(target) ? findProblem(target, medias, now) : undefined;
    if (problem) problems.set(target, problem);
  }
  return { documents, problems };
}

let known: { studio: Studio; revision: number; minute: string; links: Promise<Links> } | undefined;

/** Kept while visitors see the same: reading the links of a large catalogue takes a quarter of a second. */
function getLinks(studio: Studio, now: Date): Promise<Links> {
  const revision = getContentRevision();
  const minute = localMinute(now);
  if (known?.studio !== studio || known.revision !== revision || known.minute !== minute)
    known = { studio, revision, minute, links: readLinks(studio, now) };
  return known.links.catch((cause: unknown) => {
    known = undefined;
    throw cause;
  });
}

/** Only what is wrong is looked for in its text: the front matter of the rest is not read. */
async function locate(studio: Studio, actor: Actor, { document, link }: Placed): Promise<LinkPlace> {
  const { kind, slug, title, revisionId } = document;
  const place = { kind, slug, title, mayWrite: can(actor, 'start-draft', { kind, slug }) };
  if (link.path === null) return { ...place, line: link.line ?? 1, field: BODY };
  const split = findFrontMatter((await findRevision(studio.store, revisionId))?.text ?? '');
  const line = split && parseFrontMatter(split).frontMatter?.locate(link.path).line;
  return { ...place, line: line ?? 1, field: String(link.path[0]) };
}

function group(found: Map<string, Placed[]>, target: string, placed: Placed): void {
  found.set(target, [...(found.get(target) ?? []), placed]);
}

/** Documents of a kind with a link that leads nowhere, of the portal or, as last checked, of another site. */
export async function listBrokenDocuments(studio: Studio, kind: DocumentName['kind']): Promise<Set<string>> {
  const { documents, problems } = await getLinks(studio, studio.clock.now());
  const failing = new Set((await listFailingLinks(studio.store)).map(({ url }) => url));
  const isBroken = ({ target }: FoundLink) =>
    problems.has(target) || (failing.size > 0 && failing.has(findExternalUrl(target) ?? ''));
  return new Set(
    documents
      .filter((document) => document.kind === kind && document.links.some(isBroken))
      .map(({ slug }) => slug),
  );
}

/** Links of live documents that lead nowhere: those of the portal as they are now, those of other sites as last checked. */
export async function listBrokenLinks(studio: Studio, actor: Actor): Promise<BrokenLinks> {
  allow(actor, 'enter');
  const now = studio.clock.now();
  const { documents, problems } = await getLinks(studio, now);
  const failing = new Map((await listFailingLinks(studio.store)).map((row) => [row.url, row]));
  const internal = new Map<string, Placed[]>();
  const external = new Map<string, Placed[]>();
  for (const document of documents) {
    if (!can(actor, 'read-history', document)) continue;
    for (const link of document.links) {
      if (problems.has(link.target)) group(internal, link.target, { document, link });
      const url = failing.size > 0 ? findExternalUrl(link.target) : undefined;
      if (url !== undefined && failing.has(url)) group(external, url, { document, link });
    }
  }
  const placesOf = (placed: readonly Placed[]) =>
    Promise.all(placed.map((one) => locate(studio, actor, one)));
  const links: BrokenLinks = { internal: [], external: [] };
  for (const [target, placed] of [...internal].sort(([a], [b]) => a.localeCompare(b))) {
    const problem = problems.get(target);
    if (problem) links.internal.push({ target, problem, places: await placesOf(placed) });
  }
  for (const row of failing.values()) {
    const placed = external.get(row.url);
    if (!placed) continue;
    const { url, status, failures, checkedAt, firstFailedAt } = row;
    links.external.push({
      url,
      status,
      broken: failures >= BROKEN_DAYS,
      checkedOn: dayOf(new Date(checkedAt)),
      since: dayOf(new Date(firstFailedAt ?? checkedAt)),
      places: await placesOf(placed),
    });
  }
  return links;
}
