import { findDocument, type IndexedDocument } from '#db/index/document.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { allow } from '#lib/auth/guard.ts';
import { type Actor, can } from '#lib/auth/permissions.ts';
import { BODY } from '#lib/catalogue/care-rules.ts';
import { localMinute } from '#lib/clock.ts';
import { isKind, type Kind, KINDS } from '#lib/content/kinds.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { cutText } from '#lib/search/cut-text.ts';
import { findPassage, markTerms, type Piece } from '#lib/search/passage.ts';
import { searchDocuments } from '#lib/search/search.ts';
import { draftPath } from './draft-path.ts';
import { type PendingAnswer, PendingTexts } from './pending-texts.ts';
import type { PlainSource } from './plain-source.ts';
import type { StudioQuery } from './search-query.ts';
import { SEARCH_STATES, type SearchState } from './search-states.ts';
import type { Studio } from './studio.ts';

const STUDIO_PAGE_SIZE = 50;
/** Documents of the index that are looked at, best first: nobody reads further. */
const MOST_DOCUMENTS = 1_000;
const PASSAGE_LENGTH = 220;

export interface StudioHit {
  key: string;
  kind: Kind;
  state: SearchState;
  title: string;
  /** Where it is read or written in the studio. */
  href: string;
  /** What visitors’ address it has; null while they cannot read it. */
  address: string | null;
  /** When it was changed; null for a file that waits. */
  changedAt: string | null;
  titlePieces: Piece[];
  /** Its summary where that holds a word sought, else the passage that does; null where only other facts do. */
  passage: Piece[] | null;
}

interface Choice<T> {
  value: T;
  count: number;
}

export interface StudioSearch {
  total: number;
  page: number;
  pages: number;
  hits: StudioHit[];
  /** How many answers each choice would show, the other list’s choices kept. */
  kinds: Choice<Kind>[];
  states: Choice<SearchState>[];
}

/** An answer before it is told: only those of the page asked are. */
interface Candidate {
  kind: Kind;
  slug: string;
  state: SearchState;
  title: string;
  rank: number;
  found: { document: IndexedDocument } | { pending: PendingAnswer };
}

const pendingOf = new WeakMap<Studio, PendingTexts>();

function getPendingTexts(studio: Studio): PendingTexts {
  const known = pendingOf.get(studio) ?? new PendingTexts(studio.store);
  pendingOf.set(studio, known);
  return known;
}

/**
 * Documents and drafts are weighed in two indexes whose scores do not compare: each is taken against the best of its
 * own, and what the title says counts the same in both.
 */
function ranker(hits: readonly { score: number }[], terms: ReadonlySet<string>) {
  const best = Math.max(Number.MIN_VALUE, ...hits.map(({ score }) => score));
  return (score: number, title: string): number => {
    const pieces = markTerms(title, terms);
    const held = pieces.filter(({ hit }) => hit).reduce((sum, { text }) => sum + text.length, 0);
    return score / best + held / Math.max(1, title.length);
  };
}

function listDocumentCandidates(studio: Studio, actor: Actor, q: string) {
  const { hits, terms, inOrder } = searchDocuments(q);
  const minute = localMinute(studio.clock.now());
  const rankOf = ranker(hits, terms);
  const candidates = hits.slice(0, MOST_DOCUMENTS).flatMap(({ kind, slug, score }): Candidate[] => {
    if (!isKind(kind) || !can(actor, 'read-history', { kind, slug })) return [];
    const document = findDocument(getIndex(), kind, slug);
    if (!document) return [];
    const { title } = document;
    const state = visibilityAt(document, minute);
    return [{ kind, slug, state, title, rank: rankOf(score, title), found: { document } }];
  });
  return { candidates, terms, inOrder };
}

const mayRead = (actor: Actor, { state, kind, slug, ownerId }: PendingAnswer): boolean =>
  state === 'brouillon'
    ? can(actor, 'read-draft', { kind, slug, authorId: ownerId })
    : can(actor, 'read-history', { kind, slug });

async function listPendingCandidates(studio: Studio, actor: Actor, q: string) {
  const { hits, terms, inOrder } = await getPendingTexts(studio).search(q);
  const rankOf = ranker(hits, terms);
  const candidates = hits
    .filter((hit) => mayRead(actor, hit))
    .map((pending): Candidate => {
      const { kind, slug, state, score } = pending;
      const title = pending.title ?? slug;
      return { kind, slug, state, title, rank: rankOf(score, title), found: { pending } };
    });
  return { candidates, terms, inOrder };
}

interface Told {
  summary: string | null;
  body: string;
}

function summaryOf({ data }: IndexedDocument): string | null {
  const { mission, tagline, summary } = JSON.parse(data) as Record<string, unknown>;
  const text = mission ?? tagline ?? summary;
  return typeof text === 'string' ? text : null;
}

function passageOf({ summary, body }: Told, terms: ReadonlySet<string>): Piece[] | null {
  const pieces = markTerms(summary ?? '', terms);
  return pieces.some(({ hit }) => hit) ? pieces : (findPassage(cutText(body), terms, PASSAGE_LENGTH) ?? null);
}

/** Where the words sought are in a draft: on the body unless only the title or another fact holds them. */
function placeOf({ body }: Told, terms: ReadonlySet<string>): string {
  return markTerms(body, terms).some(({ hit }) => hit) ? BODY : 'title';
}

function tell(
  { kind, slug, state, title, found }: Candidate,
  sources: ReadonlyMap<number, PlainSource>,
  terms: { documents: ReadonlySet<string>; pending: ReadonlySet<string> },
): StudioHit {
  const base = { kind, state, title };
  if ('document' in found) {
    const { document } = found;
    const told = { summary: summaryOf(document), body: document.text };
    return {
      ...base,
      key: `${kind}/${slug}`,
      href: `/studio/contenus/${kind}/${slug}`,
      address: state === 'public' ? addressOf(kind, slug) : null,
      changedAt: document.updatedAt,
      titlePieces: markTerms(title, terms.documents),
      passage: passageOf(told, terms.documents),
    };
  }
  const { id, savedAt } = found.pending;
  const source = sources.get(id);
  const told = { summary: source?.summary ?? null, body: source?.body ?? '' };
  return {
    ...base,
    key: `${state} ${id}`,
    href:
      state === 'brouillon'
        ? draftPath({ id, kind }, placeOf(told, terms.pending))
        : `/studio/contenus/${kind}/${slug}/revisions/${-id}`,
    address: null,
    changedAt: savedAt,
    titlePieces: markTerms(title, terms.pending),
    passage: passageOf(told, terms.pending),
  };
}

function countBy<T extends string>(
  values: readonly T[],
  candidates: readonly Candidate[],
  of: (one: Candidate) => T,
): Choice<T>[] {
  return values
    .map((value) => ({ value, count: candidates.filter((one) => of(one) === value).length }))
    .filter(({ count }) => count > 0);
}

const NOTHING: StudioSearch = { total: 0, page: 1, pages: 1, hits: [], kinds: [], states: [] };

/** What this person may read that answers a query, best first: what is live, hidden or withdrawn, what waits, and drafts. */
export async function searchStudio(studio: Studio, actor: Actor, query: StudioQuery): Promise<StudioSearch> {
  allow(actor, 'enter');
  const { q, kinds, states } = query;
  if (q === '') return NOTHING;
  const documents = listDocumentCandidates(studio, actor, q);
  const pending = await listPendingCandidates(studio, actor, q);
  const both = [documents, pending];
  // Once a text holds a phrase, those that hold its words apart are no answer; one that they may not read tells nothing.
  const inOrder = both.filter((found) => found.inOrder && found.candidates.length > 0);
  const all = (inOrder.length > 0 ? inOrder : both)
    .flatMap(({ candidates }) => candidates)
    .sort((a, b) => b.rank - a.rank || a.title.localeCompare(b.title, 'fr'));
  const isKindChosen = ({ kind }: Candidate) => kinds.length === 0 || kinds.includes(kind);
  const isStateChosen = ({ state }: Candidate) => states.length === 0 || states.includes(state);
  const kept = all.filter((one) => isKindChosen(one) && isStateChosen(one));
  const pages = Math.max(1, Math.ceil(kept.length / STUDIO_PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const shown = kept.slice((page - 1) * STUDIO_PAGE_SIZE, page * STUDIO_PAGE_SIZE);
  const sources = await getPendingTexts(studio).read(
    shown.flatMap(({ found }) => ('pending' in found ? [found.pending] : [])),
  );
  const terms = { documents: documents.terms, pending: pending.terms };
  return {
    total: kept.length,
    page,
    pages,
    hits: shown.map((one) => tell(one, sources, terms)),
    kinds: countBy(KINDS, all.filter(isStateChosen), ({ kind }) => kind),
    states: countBy(
      Object.keys(SEARCH_STATES) as SearchState[],
      all.filter(isKindChosen),
      ({ state }) => state,
    ),
  };
}
