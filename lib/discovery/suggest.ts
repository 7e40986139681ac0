import { introduceName } from '#lib/catalogue/name-sought.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { listProductsAt, type ProductAt } from '#lib/catalogue/snapshot.ts';
import { today } from '#lib/clock.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { fold, isStopWord, stem, tokenise } from '#lib/search/analyse.ts';
import { searchDocuments } from '#lib/search/search.ts';
import { type Found, makeFinder } from './make-finder.ts';

/** What is suggested, in the order in which it is shown, and how many places each kind keeps when all have some. */
const PLACES = { produits: 4, themes: 2, pages: 1, actualites: 1 } as const;
export type SuggestionKind = keyof typeof PLACES;
const KINDS = Object.keys(PLACES) as SuggestionKind[];

export interface Suggestion {
  kind: SuggestionKind;
  label: string;
  href: string;
  /** What tells it from its like: phase or other name, number of products, date. */
  detail: string | null;
}

export const MOST_SUGGESTED = 8;
/** Below, almost any document answers. */
const SHORTEST_SUGGESTED = 2;

interface Theme {
  id: string;
  label: string;
  /** Folded words by which it is recognised. */
  words: string[];
  count: number;
}

interface Known {
  list: ProductAt[];
  /** Folded names and aliases, those of products alive first, then the shortest. */
  names: { item: ProductAt; alias: string | null; key: string; joined: string }[];
  themes: Theme[];
}

const wordsOf = (text: string): string[] => tokenise(text).map(fold);

function listThemes(list: readonly ProductAt[]): Theme[] {
  const themes = new Map<string, Theme>();
  for (const { id, label } of list.flatMap(({ product }) => product.themes)) {
    const theme = themes.get(id) ?? { id, label, words: wordsOf(`${label} ${id}`), count: 0 };
    theme.count += 1;
    themes.set(id, theme);
  }
  return [...themes.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'fr'));
}

function read(list: ProductAt[]): Known {
  const names = list.flatMap((item) =>
    [null, ...item.product.aliases].map((alias) => {
      const words = wordsOf(alias ?? item.product.name);
      return { item, alias, key: words.join(' '), joined: words.join('') };
    }),
  );
  const stopped = ({ item }: { item: ProductAt }) => Number(item.status === 'arrete');
  return {
    list,
    names: names.sort(
      (a, b) => stopped(a) - stopped(b) || a.key.length - b.key.length || a.key.localeCompare(b.key),
    ),
    themes: listThemes(list),
  };
}

let known: Known | undefined;

/** The day's products, read once: each letter typed asks for them. */
function getKnown(): Known {
  const list = listProductsAt(today());
  if (known?.list !== list) known = read(list);
  return known;
}

function toSuggestion({ product, current }: ProductAt, alias: string | null): Suggestion {
  const phase = current ? PHASE_DEFINITIONS[current.name].label : null;
  const other =
    alias === null
      ? null
      : introduceName(alias, product).replace(/^\p{L}/u, (letter) => letter.toLowerCase());
  return {
    kind: 'produits',
    label: product.name,
    href: `/produits/${product.slug}`,
    detail: [phase, other].filter(Boolean).join(' · ') || null,
  };
}

/** Products whose name begins as typed, with or without its spaces: what is most likely meant. */
function listNamed(typed: readonly string[], { names }: Known): Suggestion[] {
  const key = typed.join(' ');
  const joined = typed.join('');
  return names
    .filter((name) => name.key.startsWith(key) || name.joined.startsWith(joined))
    .map(({ item, alias }) => toSuggestion(item, alias));
}

/** Themes of which every word typed begins a word, or is another form of one. */
function listThemed(typed: readonly string[], { themes }: Known): Suggestion[] {
  const told = typed.filter((word) => !isStopWord(word));
  if (told.length === 0) return [];
  return themes
    .filter(({ words }) =>
      told.every((word) => words.some((other) => other.startsWith(word) || stem(other) === stem(word))),
    )
    .map(({ id, label, count }) => ({
      kind: 'themes',
      label,
      href: hrefOf(toggleChoice(EMPTY_QUERY, 'thematique', id)),
      detail: formatCount(count, 'produit', 'produits'),
    }));
}

function tell(found: Found): Suggestion {
  const { kind, slug } = found;
  if (kind === 'produits') return toSuggestion(found.item, null);
  if (kind === 'pages') return { kind, label: found.page.title, href: `/${slug}`, detail: null };
  const { title, date } = found.article;
  return { kind, label: title, href: `/actualites/${slug}`, detail: formatDate(date) };
}

function listFound(query: string): Suggestion[] {
  const find = makeFinder();
  const found = searchDocuments(query, { typing: true }).hits.flatMap((hit) => find(hit) ?? []);
  return found.sort((a, b) => b.score - a.score).map(tell);
}

/**
 * At most {@link MOST_SUGGESTED} answers to an unfinished query, grouped by kind. Each kind keeps some places; those
 * that a kind leaves free go to the others, the first kinds first.
 */
export function suggest(query: string): Suggestion[] {
  const typed = wordsOf(query);
  if (typed.join('').length < SHORTEST_SUGGESTED) return [];
  const all = getKnown();
  const byHref = new Map<string, Suggestion>();
  for (const found of [...listNamed(typed, all), ...listThemed(typed, all), ...listFound(query)])
    if (!byHref.has(found.href)) byHref.set(found.href, found);
  const groups = KINDS.map((kind) => [...byHref.values()].filter((found) => found.kind === kind));
  let free =
    MOST_SUGGESTED -
    KINDS.reduce((sum, kind, rank) => sum + Math.min(PLACES[kind], groups[rank]?.length ?? 0), 0);
  return KINDS.flatMap((kind, rank) => {
    const group = groups[rank] ?? [];
    const extra = Math.min(free, Math.max(0, group.length - PLACES[kind]));
    free -= extra;
    return group.slice(0, PLACES[kind] + extra);
  });
}
