import type { Day } from '#lib/clock.ts';
import { PHASE_DEFINITIONS } from './phases.ts';
import { EVENT_LABELS, type Product } from './product.ts';

export interface TimelineEntry {
  date: Day | null;
  label: string;
  comment: string | null;
  kind: 'phase' | 'event';
  /** It has not come yet. */
  announced: boolean;
  current: boolean;
}

/** Phases and events of a product in one line of time, oldest first; an undated event comes last. */
export function listTimeline(
  product: Product,
  current: { name: string; start: Day } | null,
  day: Day,
): TimelineEntry[] {
  const phases = product.phases.map((phase): TimelineEntry => ({
    date: phase.start,
    label: PHASE_DEFINITIONS[phase.name].label,
    comment: phase.comment ?? null,
    kind: 'phase',
    announced: phase.start > day,
    current: phase.name === current?.name && phase.start === current.start,
  }));
  const events = product.events.map((event): TimelineEntry => ({
    date: event.date,
    label: EVENT_LABELS[event.name] ?? event.name,
    comment: event.comment,
    kind: 'event',
    announced: event.date !== null && event.date > day,
    current: false,
  }));
  return [...phases, ...events].sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'));
}
