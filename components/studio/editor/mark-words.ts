import { mapPlace, readLines, type Splice, spliceAll, type Write } from './tool-write.ts';

/** Stands where there are no words yet; left there, the check finds it. */
const PLACEHOLDER = '[à compléter]';

interface Range {
  from: number;
  to: number;
}

/** Words between two marks. */
interface Marked extends Range {
  innerFrom: number;
  innerTo: number;
  /** Signs on each side: one for emphasis, two for strong. */
  size: number;
}

/** What is read in words of one line. */
interface Reading {
  marked: Marked[];
  /** Links, code, tags and escaped signs: taken whole, or not at all. */
  whole: Range[];
  /** What a link says: words of their own. */
  labels: Range[];
}

const PARTS =
  /\\[^\n]|(`+)[^`\n]+\1(?!`)|(!?\[)((?:\\[^\n]|[^\]\\\n])*)\]\([^)\s]*(?:[ \t]+"[^"\n]*")?\)|<[A-Za-z/][^>\n]*>|\*+|_+/g;

const isSpace = (sign: string) => /^\s?$/.test(sign);
const isPunctuation = (sign: string) => /^[\p{P}\p{S}]$/u.test(sign);
const isWord = (sign: string) => !isSpace(sign) && !isPunctuation(sign);

interface Run {
  sign: string;
  at: number;
  /** Signs that are left of it. */
  size: number;
  whole: number;
  opens: boolean;
  closes: boolean;
}

/** What a run of signs may do, by what stands on its two sides: the rules are those of CommonMark. */
function toRun(words: string, sign: string, at: number, size: number): Run {
  const before = words.charAt(at - 1);
  const after = words.charAt(at + size);
  const isLeft = !isSpace(after) && (!isPunctuation(after) || !isWord(before));
  const isRight = !isSpace(before) && (!isPunctuation(before) || !isWord(after));
  const isStar = sign === '*';
  return {
    sign,
    at,
    size,
    whole: size,
    opens: isLeft && (isStar || !isRight || isPunctuation(before)),
    closes: isRight && (isStar || !isLeft || isPunctuation(after)),
  };
}

function isOpenedBy(closer: Run, opener: Run): boolean {
  if (opener.sign !== closer.sign) return false;
  const isEither = opener.closes || closer.opens;
  return !isEither || (opener.whole + closer.whole) % 3 !== 0 || closer.whole % 3 === 0;
}

/** Reads a run of signs as what it closes, then as what it opens. */
function readRun(run: Run, opened: Run[], marked: Marked[]): void {
  while (run.closes && run.size > 0) {
    const rank = opened.findLastIndex((one) => isOpenedBy(run, one));
    const opener = opened[rank];
    if (!opener) break;
    const size = opener.size >= 2 && run.size >= 2 ? 2 : 1;
    const innerFrom = opener.at + opener.size;
    marked.push({ from: innerFrom - size, innerFrom, innerTo: run.at, to: run.at + size, size });
    opener.size -= size;
    opened.length = opener.size === 0 ? rank : rank + 1;
    run.at += size;
    run.size -= size;
  }
  if (run.opens && run.size > 0) opened.push(run);
}

function readWords(words: string, offset: number): Reading {
  const reading: Reading = { marked: [], whole: [], labels: [] };
  const opened: Run[] = [];
  for (const { 0: part, 2: bracket, 3: label, index } of words.matchAll(PARTS)) {
    const sign = part.charAt(0);
    if (sign === '*' || sign === '_') {
      readRun(toRun(words, sign, index, part.length), opened, reading.marked);
      continue;
    }
    reading.whole.push({ from: offset + index, to: offset + index + part.length });
    if (bracket !== '[' || label === undefined) continue;
    reading.labels.push({ from: offset + index + 1, to: offset + index + 1 + label.length });
  }
  reading.marked = reading.marked.map(({ size, ...places }) => ({
    from: offset + places.from,
    innerFrom: offset + places.innerFrom,
    innerTo: offset + places.innerTo,
    to: offset + places.to,
    size,
  }));
  return reading;
}

/** A selected part of one line, or of what a link on it says. */
interface Piece extends Range {
  reading: Reading;
}

function trim(text: string, { from, to }: Range): Range {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  return { from: start, to: Math.max(start, from + words.trimEnd().length) };
}

/** Each selected part by itself: a mark does not reach from a paragraph, an item or a cell to the next. */
function listPieces(text: string, start: number, end: number): Piece[] {
  return readLines(text, start, end).flatMap((line) => {
    const at = line.to - line.words.length;
    if (line.isBlank || (line.isApart && !line.words.startsWith('|'))) return [];
    const cells = line.isApart
      ? [...line.words.matchAll(/(?:\\[^\n]|[^|\\\n])+/g)].map(({ 0: cell, index }) => ({
          from: at + index,
          to: at + index + cell.length,
        }))
      : [{ from: at, to: line.to }];
    return cells.flatMap((cell) => {
      const chosen = trim(text, { from: Math.max(cell.from, start), to: Math.min(cell.to, end) });
      if (chosen.from >= chosen.to || /^[:\s-]+$/.test(line.isApart ? line.words.replaceAll('|', '') : 'x'))
        return [];
      const reading = readWords(text.slice(cell.from, cell.to), cell.from);
      const label = reading.labels.find(({ from, to }) => from <= chosen.from && chosen.to <= to);
      if (!label) return [{ ...chosen, reading }];
      return [{ ...chosen, reading: readWords(text.slice(label.from, label.to), label.from) }];
    });
  });
}

const findAround = ({ from, to, reading }: Piece, size: number): Marked | undefined =>
  reading.marked.find((one) => one.size === size && one.from <= from && to <= one.to);

const unmark = ({ from, innerFrom, innerTo, to }: Marked): Splice[] => [
  { from, to: innerFrom, insert: '' },
  { from: innerTo, to, insert: '' },
];

/** With what it would cut in two; marks of its own size that it touches become one with it. */
function widen({ reading, ...range }: Piece, size: number): Piece {
  const { marked, whole } = reading;
  let { from, to } = range;
  for (let before = -1; before !== to - from;) {
    before = to - from;
    for (const one of [
      ...whole.map((part) => ({ ...part, innerFrom: part.to, innerTo: part.from, size: 0 })),
      ...marked,
    ]) {
      const isInside = one.innerFrom <= from && to <= one.innerTo;
      const meets = one.size === size ? one.from <= to && from <= one.to : one.from < to && from < one.to;
      if (isInside || !meets) continue;
      from = Math.min(from, one.from);
      to = Math.max(to, one.to);
    }
  }
  return { from, to, reading };
}

/** Without the punctuation at its ends that would keep a mark from being one; undefined where nothing is left. */
function tighten(text: string, { reading, ...range }: Piece): Piece | undefined {
  let { from, to } = range;
  const isWhole = (at: number) => reading.whole.some((one) => one.from <= at && at < one.to);
  const isMark = (at: number) => /[*_]/.test(text.charAt(at)) && !isWhole(at);
  const signFrom = (at: number, step: 1 | -1): { sign: string; at: number } => {
    let place = at;
    while (isMark(place)) place += step;
    return { sign: text.charAt(place), at: place };
  };
  const isStuck = (edge: number, outside: number, step: 1 | -1) => {
    const { sign, at } = signFrom(edge, step);
    const beyond = signFrom(outside, step === 1 ? -1 : 1).sign;
    return { isStuck: isPunctuation(sign) && isWord(beyond), isFixed: at !== edge || isWhole(at) };
  };
  for (let edge = isStuck(from, from - 1, 1); edge.isStuck && from < to; edge = isStuck(from, from - 1, 1)) {
    if (edge.isFixed) return undefined;
    from += 1;
  }
  for (let edge = isStuck(to - 1, to, -1); edge.isStuck && from < to; edge = isStuck(to - 1, to, -1)) {
    if (edge.isFixed) return undefined;
    to -= 1;
  }
  const kept = trim(text, { from, to });
  return kept.from < kept.to ? { ...kept, reading } : undefined;
}

function mark({ from, to, reading }: Piece, size: number): Splice[] {
  const inside = reading.marked.filter((one) => one.size === size && from <= one.from && one.to <= to);
  const sign = '*'.repeat(size);
  return [{ from, to: from, insert: sign }, ...inside.flatMap(unmark), { from: to, to, insert: sign }];
}

/** Where nothing is selected: words to replace, or the end of the words that are marked. */
function markHere(text: string, at: number, size: number): ReturnType<Write> {
  const line = readLines(text, at, at)[0];
  const start = line ? line.to - line.words.length : at;
  const reading = readWords(line?.words ?? '', start);
  const around = reading.marked.find((one) => one.size === size && one.from < at && at < one.to);
  if (around?.innerTo === at) return { text, start: around.to, end: around.to };
  if (around) {
    const splices = unmark(around);
    const place = mapPlace(at, splices, true);
    return { text: spliceAll(text, splices), start: place, end: place };
  }
  const sign = '*'.repeat(size);
  const made = text.slice(0, at) + sign + PLACEHOLDER + sign + text.slice(at);
  return { text: made, start: at + size, end: at + size + PLACEHOLDER.length };
}

/** Marks what is selected, or unmarks it where all of it is marked. */
export function markWords(size: 1 | 2): Write {
  return (text, start, end) => {
    if (start === end) return markHere(text, start, size);
    const pieces = listPieces(text, start, end);
    const marked = pieces.map((piece) => findAround(piece, size)).filter((one) => one !== undefined);
    const [only] = marked;
    if (only && text.slice(only.innerFrom, only.innerTo) === PLACEHOLDER)
      return { text: text.slice(0, only.from) + text.slice(only.to), start: only.from, end: only.from };
    const isMarked = pieces.length > 0 && marked.length === pieces.length;
    const taken = isMarked
      ? [...new Set(marked)].map(({ innerFrom, innerTo }) => ({ from: innerFrom, to: innerTo }))
      : pieces.map((piece) => tighten(text, widen(piece, size))).filter((one) => one !== undefined);
    const splices = isMarked
      ? [...new Set(marked)].flatMap(unmark)
      : pieces
          .map((piece) => tighten(text, widen(piece, size)))
          .filter((one) => one !== undefined)
          .flatMap((piece) => mark(piece, size));
    const [first] = taken;
    const last = taken.at(-1);
    if (!first || !last) return { text, start, end };
    return {
      text: spliceAll(text, splices),
      start: mapPlace(first.from, splices, true),
      end: mapPlace(last.to, splices, false),
    };
  };
}
