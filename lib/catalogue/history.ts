import type { Day } from '#lib/clock.ts';
import { type Phase, type PhaseName, PHASES, sortPhases, type Status, statusOf } from './phases.ts';
import type { Product } from './product.ts';
import { ABSENT, ABSENT_LABELS, type FacetName } from './query.ts';

/** What the history is drawn from: the phases alone, and what groups them. */
export type DatedProduct = Pick<Product, 'slug' | 'name' | 'phases' | 'themes' | 'sponsors'>;

/** Years that charts and tables show; what began earlier is counted in the first. */
export const MAX_YEARS = 30;

/** A phase as it was lived: from the day it became the current one to the day another did. */
export interface Spell {
  name: PhaseName;
  start: Day;
  /** Beginning of the next one; null for the last. */
  end: Day | null;
}

/**
 * The successive current phases of a product. Of two that begin the same day only the later in life was ever current;
 * one that begins again while it is current goes on. The `end` of a sheet is never read: many are missing, and some
 * overlap the next phase.
 */
export function listSpells(phases: readonly Phase[]): Spell[] {
  const sorted = sortPhases(phases);
  const current = sorted.filter(({ start }, rank) => sorted[rank + 1]?.start !== start);
  const changes = current.filter(({ name }, rank) => current[rank - 1]?.name !== name);
  return changes.map(({ name, start }, rank) => ({ name, start, end: changes[rank + 1]?.start ?? null }));
}

interface Life {
  product: DatedProduct;
  spells: readonly Spell[];
}

const livesOf = (products: readonly DatedProduct[]): Life[] =>
  products.map((product) => ({ product, spells: listSpells(product.phases) }));

const spellAt = ({ spells }: Life, day: Day): Spell | undefined =>
  spells.findLast(({ start }) => start <= day);

const statusIn = (spell: Spell | undefined): Status =>
  statusOf(spell && { name: spell.name, start: spell.start });

/** A year of the history, told at its last day, or today for the year under way. */
export interface YearEnd {
  year: string;
  day: Day;
}

/** From the year of the first phase to today; empty while nothing has begun. */
export function listYearEnds(products: readonly DatedProduct[], today: Day): YearEnd[] {
  const begun = products
    .flatMap(({ phases }) => phases.map(({ start }) => start))
    .filter((day) => day <= today);
  if (begun.length === 0) return [];
  const last = Number(today.slice(0, 4));
  const first = begun.reduce((a, b) => (a < b ? a : b));
  const from = Math.max(Number(first.slice(0, 4)), last - MAX_YEARS + 1);
  return Array.from({ length: last - from + 1 }, (_, rank) => {
    const year = String(from + rank).padStart(4, '0');
    return { year, day: from + rank === last ? today : `${year}-12-31` };
  });
}

export type PhaseCounts = Readonly<Record<PhaseName, number>>;

export interface YearOfPhases extends YearEnd {
  counts: PhaseCounts;
  /** Products begun that day: the sum of the counts. */
  total: number;
}

function countPhases(lives: readonly Life[], day: Day): PhaseCounts {
  const counts = Object.fromEntries(PHASES.map((name) => [name, 0])) as Record<PhaseName, number>;
  for (const life of lives) {
    const spell = spellAt(life, day);
    if (spell) counts[spell.name] += 1;
  }
  return counts;
}

/** How many products were in each phase at a day. */
export function countPhasesAt(products: readonly DatedProduct[], day: Day): PhaseCounts {
  return countPhases(livesOf(products), day);
}

/** How many products were in each phase at the end of each year. */
export function listYearsOfPhases(products: readonly DatedProduct[], today: Day): YearOfPhases[] {
  const lives = livesOf(products);
  return listYearEnds(products, today).map((end) => {
    const counts = countPhases(lives, end.day);
    return { ...end, counts, total: PHASES.reduce((sum, name) => sum + counts[name], 0) };
  });
}

const DAY_MS = 86_400_000;

/** Days from one day of the calendar to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A phase that is over, with the days it lasted. */
export interface FinishedPhase {
  product: DatedProduct;
  phase: PhaseName;
  start: Day;
  end: Day;
  days: number;
}

/** Phases over at `today`, shortest first. */
export function listFinishedPhases(products: readonly DatedProduct[], today: Day): FinishedPhase[] {
  return livesOf(products)
    .flatMap(({ product, spells }) =>
      spells.flatMap(({ name, start, end }) =>
        end !== null && end <= today
          ? [{ product, phase: name, start, end, days: daysBetween(start, end) }]
          : [],
      ),
    )
    .sort((a, b) => a.days - b.days || a.product.slug.localeCompare(b.product.slug));
}

export interface Duration {
  phase: PhaseName;
  /** Days of each phase over, shortest first. */
  days: readonly number[];
  median: number;
  min: number;
  max: number;
}

/** The middle of sorted numbers, rounded to a whole day. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : Math.round(((sorted[middle - 1] ?? high) + high) / 2);
}

/** How long each phase lasted, in the order of life; a phase that nobody has left is absent. */
export function listDurations(products: readonly DatedProduct[], today: Day): Duration[] {
  const finished = listFinishedPhases(products, today);
  return PHASES.flatMap((phase) => {
    const days = finished.filter((item) => item.phase === phase).map((item) => item.days);
    const [min] = days;
    const max = days.at(-1);
    return min === undefined || max === undefined ? [] : [{ phase, days, median: medianOf(days), min, max }];
  });
}

export const MOVEMENTS = ['arrivees', 'transferts', 'arrets', 'reprises'] as const;
export type MovementKind = (typeof MOVEMENTS)[number];

export const MOVEMENT_LABELS: Readonly<Record<MovementKind, string>> = {
  arrivees: 'Arrivées',
  transferts: 'Transferts',
  arrets: 'Arrêts',
  reprises: 'Reprises',
};

/** A product that enters the incubator, or leaves it. */
export interface Movement {
  kind: MovementKind;
  product: DatedProduct;
  day: Day;
}

/**
 * A product arrives with its first phase and departs once, transferred or stopped; what is stopped after its transfer
 * had already left. One that goes back to a living phase is taken up again.
 */
function movementsOf({ product, spells }: Life): Movement[] {
  const movements: Movement[] = [];
  let before: Status | undefined;
  for (const spell of spells) {
    const { start } = spell;
    const status = statusIn(spell);
    if (before === undefined) movements.push({ kind: 'arrivees', product, day: start });
    const present = before === undefined || before === 'en-cours';
    if (present && status === 'transfere') movements.push({ kind: 'transferts', product, day: start });
    if (present && status === 'arrete') movements.push({ kind: 'arrets', product, day: start });
    if (!present && status === 'en-cours') movements.push({ kind: 'reprises', product, day: start });
    before = status;
  }
  return movements;
}

/** Arrivals and departures up to `today`, oldest first. */
export function listMovements(products: readonly DatedProduct[], today: Day): Movement[] {
  return livesOf(products)
    .flatMap(movementsOf)
    .filter(({ day }) => day <= today)
    .sort((a, b) => a.day.localeCompare(b.day) || a.product.slug.localeCompare(b.product.slug));
}

/** Arrivals and departures of a year, and the products in progress at its end. */
export interface YearOfFlow extends YearEnd, Readonly<Record<MovementKind, number>> {
  alive: number;
}

function flowOf(lives: readonly Life[], years: readonly YearEnd[]): YearOfFlow[] {
  const movements = lives.flatMap(movementsOf);
  return years.map((end) => {
    const ofYear = movements.filter(({ day }) => day.startsWith(`${end.year}-`) && day <= end.day);
    const count = (kind: MovementKind) => ofYear.filter((movement) => movement.kind === kind).length;
    return {
      ...end,
      arrivees: count('arrivees'),
      transferts: count('transferts'),
      arrets: count('arrets'),
      reprises: count('reprises'),
      alive: lives.filter((life) => statusIn(spellAt(life, end.day)) === 'en-cours').length,
    };
  });
}

export function listYearsOfFlow(products: readonly DatedProduct[], today: Day): YearOfFlow[] {
  return flowOf(livesOf(products), listYearEnds(products, today));
}

/** The movements that a history has: a product that comes back is rare. */
export function listMovementKinds(years: readonly YearOfFlow[]): MovementKind[] {
  return MOVEMENTS.filter((kind) => kind !== 'reprises' || years.some(({ reprises }) => reprises > 0));
}

export type Grouping = 'themes' | 'sponsors';

/** The facet of the catalogue that finds the products of a group. */
export const GROUPING_FACETS = {
  themes: 'thematique',
  sponsors: 'sponsor',
} as const satisfies Readonly<Record<Grouping, FacetName>>;

/** The products of a theme or a sponsor: what became of those begun, and year by year. */
export interface GroupHistory {
  id: string;
  label: string;
  begun: number;
  alive: number;
  transferred: number;
  stopped: number;
  years: YearOfFlow[];
}

/**
 * Arrivals and departures of each theme or sponsor, those with most products first. A product with two themes counts in
 * both; one that names none is counted under {@link ABSENT}, last.
 */
export function listGroups(
  products: readonly DatedProduct[],
  grouping: Grouping,
  today: Day,
): GroupHistory[] {
  const years = listYearEnds(products, today);
  const absent = { id: ABSENT, label: ABSENT_LABELS[GROUPING_FACETS[grouping]] ?? ABSENT };
  const groups = new Map<string, { label: string; lives: Life[] }>();
  for (const life of livesOf(products)) {
    const terms = life.product[grouping];
    for (const { id, label } of terms.length > 0 ? terms : [absent]) {
      const group = groups.get(id) ?? { label, lives: [] };
      group.lives.push(life);
      groups.set(id, group);
    }
  }
  return [...groups]
    .map(([id, { label, lives }]) => {
      const begun = lives.filter((life) => spellAt(life, today) !== undefined);
      const count = (status: Status) =>
        begun.filter((life) => statusIn(spellAt(life, today)) === status).length;
      return {
        id,
        label,
        begun: begun.length,
        alive: count('en-cours'),
        transferred: count('transfere'),
        stopped: count('arrete'),
        years: flowOf(lives, years),
      };
    })
    .filter(({ begun }) => begun > 0)
    .sort(
      (a, b) =>
        Number(a.id === ABSENT) - Number(b.id === ABSENT) ||
        b.begun - a.begun ||
        a.label.localeCompare(b.label, 'fr'),
    );
}
