import type { SearchText } from '#db/index/search.ts';
import { listRevisionTexts } from '#db/queries/documents.ts';
import { listDrafts, listDraftTexts } from '#db/queries/drafts.ts';
import { listWaiting } from '#db/queries/revisions.ts';
import type { Store } from '#db/client.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { analyse, analyseName, tokenise } from '#lib/search/analyse.ts';
import { type Answers, findAnswers } from '#lib/search/find-answers.ts';
import { TextIndex } from '#lib/search/text-index.ts';
import { type PlainSource, readPlainSource } from './plain-source.ts';

/** Drafts that search reads, those saved last first. */
const MOST_DRAFTS = 2_000;

/** A text that visitors do not see yet: a draft, or a file that waits. */
export interface PendingText {
  /** Number in the index of these texts: that of the draft, or the revision’s below zero. */
  id: number;
  state: 'brouillon' | 'attente';
  kind: Kind;
  slug: string;
  /** Whose draft it is; null for a file. */
  ownerId: number | null;
  /** What tells this text from the one that the same id had. */
  version: number;
  /** When it was saved; null for a file. */
  savedAt: string | null;
}

function toSearchText({ id, kind, slug }: PendingText, source: PlainSource): SearchText {
  const { title, summary, facts, headings, body } = source;
  const spoken = [title, summary, ...facts, body].filter(Boolean).join(' \n ');
  return {
    id,
    kind,
    slug,
    name: analyseName(title ?? '').join(' '),
    aliases: analyseName(slug.replaceAll('-', ' ')).join(' '),
    mission: analyse(summary ?? '').join(' '),
    themes: analyse(facts.join(' \n ')).join(' '),
    headings: analyse(headings.join(' \n ')).join(' '),
    body: analyse(body).join(' '),
    words: [...new Set(tokenise(spoken))].join(' '),
  };
}

/** What is the same of every file that waits: its text never changes. */
const FILE = { state: 'attente', ownerId: null, version: 1, savedAt: null } as const;

async function listPending(store: Store): Promise<PendingText[]> {
  const drafts = (await listDrafts(store)).slice(0, MOST_DRAFTS);
  const waiting = await listWaiting(store);
  return [
    ...drafts.flatMap(({ id, kind, slug, ownerId, version, updatedAt }) =>
      isKind(kind)
        ? [{ id, state: 'brouillon' as const, kind, slug, ownerId, version, savedAt: updatedAt }]
        : [],
    ),
    ...waiting.flatMap(({ kind, slug, waitingRevisionId }) =>
      isKind(kind) ? [{ ...FILE, id: -waitingRevisionId, kind, slug }] : [],
    ),
  ];
}

/** Texts of these, as people read them. */
async function readSources(store: Store, pending: readonly PendingText[]): Promise<Map<number, PlainSource>> {
  const ids = pending.map(({ id }) => id);
  const drafts = await listDraftTexts(
    store,
    ids.filter((id) => id > 0),
  );
  const revisions = await listRevisionTexts(
    store,
    ids.filter((id) => id < 0).map((id) => -id),
  );
  const texts = [...drafts, ...[...revisions.values()].map(({ id, text }) => ({ id: -id, text }))];
  return new Map(texts.map(({ id, text }) => [id, readPlainSource(text)]));
}

/** A text of the index, with the title that it gives itself. */
type KnownText = PendingText & { title: string | null };
export type PendingAnswer = KnownText & { score: number };

/** Search over the texts that no index holds, each analysed once for each of its versions. */
export class PendingTexts {
  #texts = new TextIndex([]);
  #known = new Map<number, KnownText>();

  constructor(readonly store: Store) {}

  /** Brings the index to what the store holds. */
  async #refresh(): Promise<void> {
    const pending = await listPending(this.store);
    if (this.#texts.postings.isWorn) {
      this.#texts = new TextIndex([]);
      this.#known = new Map();
    }
    const isKnown = ({ id, version, slug }: PendingText) => {
      const known = this.#known.get(id);
      return known?.version === version && known.slug === slug;
    };
    const changed = pending.filter((one) => !isKnown(one));
    const sources = await readSources(this.store, changed);
    for (const one of changed) {
      const source = sources.get(one.id);
      if (source) this.#texts.put(toSearchText(one, source));
    }
    const known = pending.map((one): KnownText => {
      const read = sources.get(one.id) ?? this.#known.get(one.id);
      return { ...one, title: read?.title ?? null };
    });
    const ids = new Set(known.map(({ id }) => id));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#texts.remove(id);
    this.#known = new Map(known.map((one) => [one.id, one]));
  }

  /** Texts that answer a query, in no order, and the terms that found them. */
  async search(query: string): Promise<{ hits: PendingAnswer[] } & Pick<Answers, 'terms' | 'inOrder'>> {
    await this.#refresh();
    const texts = this.#texts;
    const { answers, terms, inOrder } = findAnswers(texts, query, {
      typing: false,
      *listHolding(phrase) {
        for (const number of texts.postings.holdersNear(phrase, 0).documents) {
          const held = texts.postings.find(number);
          if (held) yield held.id;
        }
      },
    });
    const hits = answers.flatMap(({ document, score }) => {
      const known = this.#known.get(document.id);
      return known ? [{ ...known, score }] : [];
    });
    return { hits, terms, inOrder };
  }

  /** What these say, by id. */
  async read(pending: readonly PendingText[]): Promise<Map<number, PlainSource>> {
    return readSources(this.store, pending);
  }
}
