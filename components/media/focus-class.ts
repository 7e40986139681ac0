const STEP = 10;

const onGrid = (value: number): number => Math.min(100, Math.max(0, Math.round(value / STEP) * STEP));

/** The classes of portail.css that place a crop, in percent: the site's policy refuses a style on an element. */
export function focusClass({ x, y }: { x: number; y: number }): string {
  return `po-focus po-focus-x-${onGrid(x)} po-focus-y-${onGrid(y)}`;
}
