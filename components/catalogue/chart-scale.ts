const STEPS = [1, 2, 5];
const TICKS = 5;

/** Round graduations from zero to the first that holds `max`: whole, and about five. */
export function listTicks(max: number): number[] {
  let step = 1;
  for (let power = 1; Math.ceil(max / step) > TICKS; power *= 10) {
    step = STEPS.map((one) => one * power).find((one) => Math.ceil(max / one) <= TICKS) ?? step;
  }
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) + 1 }, (_, rank) => rank * step);
}

/** A share of the width or the height of a chart, as an SVG attribute. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** A share in words, rounded down: 100 is said only of all, 0 only of none. */
export function wordShare(share: number): string {
  const percents = Math.floor(share * 100);
  return percents === 0 && share > 0 ? '< 1 %' : `${percents} %`;
}

/**
 * What a label may be left out for: every other one from `kept` in a narrow chart, all but the ends in a very narrow one.
 * Years are kept from the last.
 */
export function rankClass(rank: number, length: number, kept = length - 1): string {
  const minor = (kept - rank) % 2 === 0 ? '' : 'po-chart__minor';
  const inner = rank > 0 && rank < length - 1 ? 'po-chart__inner' : '';
  return [minor, inner].filter(Boolean).join(' ');
}

/** Columns from which a chart is dense: it names some years only, and keeps its numbers for wide screens. */
const DENSE = 12;

export function isDense(length: number): boolean {
  return length > DENSE;
}

/** True for the columns that bear their year. */
export function isNamed(rank: number, length: number): boolean {
  return (length - 1 - rank) % Math.ceil(length / DENSE) === 0;
}

/** Space between two marks, as a share of a chart; a thin mark keeps most of its own. */
const GAP = 0.008;

/** A mark of a stack, a little shorter than its share so that the page shows between two. */
export function insetMark(y: number, height: number): { y: string; height: string } {
  const gap = Math.min(GAP, height / 4);
  return { y: percent(y + gap / 2), height: percent(height - gap) };
}

/**
 * Heights of labels, moved as little as need be to stay `gap` apart between 0 and 1. They come back in the order given,
 * which must be from the top.
 */
export function spreadLabels(wanted: readonly number[], gap: number): number[] {
  const placed: number[] = [];
  for (const height of wanted) placed.push(Math.max(height, (placed.at(-1) ?? -gap) + gap));
  let limit = 1;
  for (let rank = placed.length - 1; rank >= 0; rank -= 1) {
    const height = Math.min(placed[rank] ?? 0, limit);
    placed[rank] = height;
    limit = height - gap;
  }
  return placed;
}
