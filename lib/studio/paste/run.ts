/** A stretch of text written in one way. A line break is a run of its own, whose text is `\n`. */
export interface Run {
  text: string;
  strong?: boolean;
  em?: boolean;
  del?: boolean;
  code?: boolean;
  href?: string;
  /** A call to the note of this number, of which the text is what a reader sees. */
  note?: number;
}

export const MARKS = ['strong', 'em', 'del', 'code'] as const;
export type Mark = (typeof MARKS)[number];

const isBreak = ({ text }: Run): boolean => text === '\n';
const isBlank = (text: string): boolean => /^\s*$/.test(text);
const isSame = (a: Run, b: Run): boolean =>
  MARKS.every((mark) => (a[mark] ?? false) === (b[mark] ?? false)) && a.href === b.href && a.note === b.note;

function merge(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    if (last && !isBreak(last) && !isBreak(run) && isSame(last, run)) last.text += run.text;
    else merged.push({ ...run });
  }
  return merged;
}

/** Spaces as a page shows them: one at a time, none at the edges of a line. A no-break space alone stays. */
function tidySpaces(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let open = false;
  for (const run of runs) {
    if (isBreak(run)) {
      trimEnd(tidy);
      tidy.push({ text: '\n' });
      open = false;
      continue;
    }
    let text = run.text.replace(/\u00A0*[ \t\n\r\f]+[\s]*|\u00A0{2,}/g, ' ');
    if (!open || tidy.at(-1)?.text.endsWith(' ')) text = open ? text.replace(/^ /, '') : text.trimStart();
    if (text === '') continue;
    open = true;
    tidy.push({ ...run, text });
  }
  trimEnd(tidy);
  while (tidy[0]?.text === '\n') tidy.shift();
  while (tidy.at(-1)?.text === '\n') {
    tidy.pop();
    trimEnd(tidy);
  }
  return tidy;
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last && !isBreak(last); last = runs.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') return;
    runs.pop();
  }
}

/** Marks that would stand beside nothing but spaces, or within code, say nothing. */
function dropIdleMarks(run: Run): Run {
  if (isBlank(run.text)) return { text: run.text, ...(run.href !== undefined && { href: run.href }) };
  if (run.note !== undefined || !run.code) return run;
  return { text: run.text, code: true, ...(run.href !== undefined && { href: run.href }) };
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
type Side = 'first' | 'last';

/** Whether Markdown reads a mark put between this text and what is beside it. */
function holds(run: Run, beside: Run | undefined, side: Side): boolean {
  const edge = side === 'first' ? [...run.text][0] : [...run.text].at(-1);
  const next = side === 'first' ? [...(beside?.text ?? ' ')].at(-1) : [...(beside?.text ?? ' ')][0];
  if (edge === undefined || /\s/.test(edge)) return false;
  const isMarkedUp = run.href !== undefined || run.code === true || PUNCTUATION.test(edge);
  const besideIsOpen = next === undefined || /\s/.test(next) || PUNCTUATION.test(next);
  return !isMarkedUp || besideIsOpen || beside?.href !== undefined || beside?.code === true;
}

/** Takes a mark off the edge of its stretch, a character at a time, until Markdown can read it. */
function peel(runs: Run[], mark: Mark, from: number, to: number): Run[] {
  const stretch = runs.slice(from, to);
  const before: Run[] = [];
  const after: Run[] = [];
  const strip = (run: Run): Run => ({ ...run, [mark]: false });
  for (let run = stretch[0]; run; run = stretch[0]) {
    if (!isBreak(run) && holds(run, before.at(-1) ?? runs[from - 1], 'first')) break;
    const [edge = '', ...rest] = [...run.text];
    const whole = run.href !== undefined || run.code === true || rest.length === 0;
    before.push(strip(whole ? run : { ...run, text: edge }));
    if (whole) stretch.shift();
    else stretch[0] = { ...run, text: rest.join('') };
  }
  for (let run = stretch.at(-1); run; run = stretch.at(-1)) {
    if (!isBreak(run) && holds(run, after[0] ?? runs[to], 'last')) break;
    const rest = [...run.text];
    const edge = rest.pop() ?? '';
    const whole = run.href !== undefined || run.code === true || rest.length === 0;
    after.unshift(strip(whole ? run : { ...run, text: edge }));
    if (whole) stretch.pop();
    else stretch[stretch.length - 1] = { ...run, text: rest.join('') };
  }
  return [...before, ...stretch, ...after];
}

function settleMark(runs: Run[], mark: 'strong' | 'em' | 'del'): Run[] {
  const settled: Run[] = [];
  for (let from = 0; from < runs.length;) {
    let to = from;
    while (to < runs.length && runs[to]?.[mark]) to += 1;
    if (to === from) {
      settled.push(...runs.slice(from, from + 1));
      from += 1;
    } else {
      settled.push(...peel(runs, mark, from, to));
      from = to;
    }
  }
  return settled;
}

/** Runs as Markdown can write them: neighbours alike are one, spaces are outside marks, each mark can be read. */
export function settleRuns(runs: readonly Run[]): Run[] {
  let settled = merge(tidySpaces(merge(runs)).map(dropIdleMarks));
  for (const mark of ['strong', 'em', 'del'] as const) settled = merge(settleMark(settled, mark));
  return settled;
}

/** Without the marks that a place has already: bold in a heading. */
export function dropMarks(runs: readonly Run[], ...marks: Mark[]): Run[] {
  return runs.map((run) => ({ ...run, ...Object.fromEntries(marks.map((mark) => [mark, false])) }));
}

/** On one line. */
export function dropBreaks(runs: readonly Run[]): Run[] {
  return runs.map((run) => (isBreak(run) ? { text: ' ' } : run));
}
