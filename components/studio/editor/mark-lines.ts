import {
  type Line,
  mapPlace,
  readLine,
  readLines,
  type Splice,
  spliceAll,
  type Write,
} from './tool-write.ts';

const isWritten = ({ isBlank, isApart }: Line) => !isBlank && !isApart;
const isPlain = (line: Line) => isWritten(line) && line.mark === '';
const isHeading = ({ mark }: Line) => mark.startsWith('#');
const isBullet = ({ mark }: Line) => /^[-*+]/.test(mark);
const isNumbered = ({ mark }: Line) => /^\d/.test(mark);

const findLineBefore = (text: string, { from }: Line) => (from === 0 ? undefined : readLine(text, from - 1));
const findLineAfter = (text: string, { to }: Line) =>
  to === text.length ? undefined : readLine(text, to + 1);

/** The lines, and those of the same paragraphs: one left outside would be read as part of the last item. */
function withParagraphs(text: string, lines: readonly Line[]): Line[] {
  const all = [...lines];
  for (;;) {
    const [first] = all;
    const before = first && isPlain(first) ? findLineBefore(text, first) : undefined;
    if (!before || !isPlain(before)) break;
    all.unshift(before);
  }
  for (;;) {
    const last = all.at(-1);
    const after = last && isPlain(last) ? findLineAfter(text, last) : undefined;
    if (!after || !isPlain(after)) break;
    all.push(after);
  }
  return all;
}

const setMark = ({ to, words, mark }: Line, wanted: string): Splice => {
  const at = to - words.length;
  return { from: at - mark.length, to: at, insert: wanted };
};

/** Takes items out of their list: a blank line parts them from an item above, and from a number that goes on below. */
function unmarkItems(text: string, lines: readonly Line[]): Splice[] {
  const [first] = lines;
  const last = lines.at(-1);
  const before = first && findLineBefore(text, first);
  const after = last && findLineAfter(text, last);
  const isJoined = before && isWritten(before) && !isHeading(before) && first.words !== '';
  return [
    ...(first && isJoined ? [{ from: first.from, to: first.from, insert: '\n' }] : []),
    ...lines.map((line) => setMark(line, '')),
    ...(last && after && isNumbered(after) ? [{ from: last.to, to: last.to, insert: '\n' }] : []),
  ];
}

interface LineMark {
  mark: string;
  /** True of a line that bears it. */
  bears: (line: Line) => boolean;
  isList?: boolean;
}

function markLines({ mark, bears, isList = false }: LineMark): Write {
  return (text, start, end) => {
    const touched = readLines(text, start, end);
    const written = touched.filter(isWritten);
    const isMarked = written.length > 0 && written.every(bears);
    // On a blank line it begins something; among others a blank line stays one.
    const lines = written.length === 0 ? touched.filter(({ isBlank }) => isBlank).slice(0, 1) : written;
    const chosen = isList && !isMarked ? withParagraphs(text, lines) : lines;
    const removed = isList ? unmarkItems(text, chosen) : chosen.map((line) => setMark(line, ''));
    const splices = isMarked ? removed : chosen.map((line) => setMark(line, mark));
    const [first] = chosen;
    const last = chosen.at(-1);
    if (!first || !last) return { text, start, end };
    const isHere = start === end && chosen.length === 1;
    return {
      text: spliceAll(text, splices),
      start: mapPlace(
        isHere ? Math.max(start, first.to - first.words.length) : first.to - first.words.length,
        splices,
        true,
      ),
      end: mapPlace(
        isHere ? Math.max(end, last.to - last.words.length) : last.to,
        splices,
        !isMarked || isHere,
      ),
    };
  };
}

export const markList = markLines({ mark: '- ', bears: isBullet, isList: true });

export const markHeading = (depth: 2 | 3): Write => {
  const signs = '#'.repeat(depth);
  return markLines({ mark: `${signs} `, bears: ({ mark }) => mark.trim() === signs });
};
