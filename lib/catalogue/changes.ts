import { z } from 'zod';
import type { Day } from '#lib/clock.ts';
import { formatDate } from '#lib/french.ts';
import { listSpells } from './history.ts';
import { PHASE_DEFINITIONS, type PhaseName, PHASES, statusOf } from './phases.ts';
import type { Product } from './product.ts';
import type { ProductAt } from './snapshot.ts';

const CHANGE_KINDS = ['entry', 'phase', 'announced', 'national_impact', 'end'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_LABELS: Readonly<Record<ChangeKind, string>> = {
  entry: 'Entrée au catalogue',
  phase: 'Changement de phase',
  announced: 'Changement annoncé',
  national_impact: 'Impact national',
  end: 'Fin',
};

/** A change as the API gives it (contract §3). */
export const changeSchema = z.strictObject({
  /** Made of the product and of what happens, not of its date: a date put right does not make another change. */
  id: z.string(),
  product: z.strictObject({ id: z.string(), name: z.string(), url: z.string() }),
  kind: z.enum(CHANGE_KINDS),
  date: z.string(),
  from: z.enum(PHASES).nullable(),
  to: z.enum(PHASES).nullable(),
  summary: z.string(),
});

export type Change = z.infer<typeof changeSchema>;

interface Fact {
  kind: ChangeKind;
  date: Day;
  from: PhaseName | null;
  to: PhaseName | null;
  /** Beside the kind, what tells it from the other facts of the product. */
  mark: string;
  summary: string;
}

const quote = (name: PhaseName): string => `« ${PHASE_DEFINITIONS[name].label} »`;
const isEnd = (name: PhaseName): boolean => statusOf({ name, start: '' }) === 'arrete';

function announceStep(name: string, from: PhaseName | null, to: PhaseName, date: Day): string {
  const on = formatDate(date);
  if (from === null) return `${name} est annoncé pour le ${on}, en phase ${quote(to)}.`;
  if (isEnd(to)) return `L’arrêt de ${name} est annoncé pour le ${on}.`;
  return `${name} doit passer de la phase ${quote(from)} à la phase ${quote(to)} le ${on}.`;
}

function listPhaseFacts(product: Product, day: Day): Fact[] {
  const { name } = product;
  return listSpells(product.phases).flatMap((step, rank, steps): Fact[] => {
    const { name: to, start: date } = step;
    const from = steps[rank - 1]?.name ?? null;
    const fact = { date, from, to, mark: to };
    if (date > day) {
      return [{ ...fact, kind: 'announced', summary: announceStep(name, from, to, date) }];
    }
    const entry: Fact = {
      ...fact,
      kind: 'entry',
      mark: '',
      summary: `${name} entre au catalogue, en phase ${quote(to)}.`,
    };
    const end: Fact = {
      ...fact,
      kind: 'end',
      summary:
        from === null
          ? `${name} s’arrête : ${quote(to)}.`
          : `${name} s’arrête, après la phase ${quote(from)}.`,
    };
    if (from === null) return isEnd(to) ? [entry, end] : [entry];
    if (isEnd(to)) return [end];
    return [
      {
        ...fact,
        kind: 'phase',
        summary: `${name} passe de la phase ${quote(from)} à la phase ${quote(to)}.`,
      },
    ];
  });
}

function listEventFacts(product: Product, day: Day): Fact[] {
  const endedOn = new Set(
    listSpells(product.phases).flatMap((step) => (isEnd(step.name) ? [step.start] : [])),
  );
  return product.events.flatMap(({ name: event, date }): Fact[] => {
    if (date === null || (event !== 'national_impact' && event !== 'end')) return [];
    // The end of the service and the end phase of that day are one fact.
    if (event === 'end' && endedOn.has(date)) return [];
    const national = event === 'national_impact';
    const fact = { date, from: null, to: null, mark: national ? event : 'service' };
    if (date > day) {
      const what = national
        ? `L’entrée de ${product.name} parmi les services à impact national`
        : `La fin du service ${product.name}`;
      return [{ ...fact, kind: 'announced', summary: `${what} est annoncée pour le ${formatDate(date)}.` }];
    }
    return national
      ? [
          {
            ...fact,
            kind: 'national_impact',
            mark: '',
            summary: `${product.name} devient un service à impact national.`,
          },
        ]
      : [{ ...fact, kind: 'end', summary: `Fin du service ${product.name}.` }];
  });
}

/** What happened to a product and what is announced at a day, from its phases and events alone, oldest first. */
function listProductChanges({ product }: ProductAt, day: Day, site: string): Change[] {
  const facts = [...listPhaseFacts(product, day), ...listEventFacts(product, day)].sort((a, b) =>
    a.date.localeCompare(b.date),
  );
  const seen = new Map<string, number>();
  return facts.map(({ mark, ...fact }) => {
    const base = [product.slug, fact.kind, mark].filter(Boolean).join(':');
    const occurrence = (seen.get(base) ?? 0) + 1;
    seen.set(base, occurrence);
    const { kind, date, from, to, summary } = fact;
    return {
      id: occurrence === 1 ? base : `${base}:${occurrence}`,
      product: { id: product.slug, name: product.name, url: `${site}/produits/${product.slug}` },
      kind,
      date,
      from,
      to,
      summary,
    };
  });
}

/** The changes of a list of products at a day, newest first: what is announced, later than all, comes before. */
export function listChanges(items: readonly ProductAt[], day: Day, site: string): Change[] {
  return items
    .flatMap((item) => listProductChanges(item, day, site))
    .sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id, 'en'));
}
