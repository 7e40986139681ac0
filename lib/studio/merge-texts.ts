import { diff3Merge, diffComm } from 'node-diff3';
import { readFrontMatter } from './source-edit.ts';

/** A passage that both agree on or that only one changed, or one that each changed in their own way. */
export type MergePiece =
  { kind: 'agreed'; text: string } | { kind: 'conflict'; mine: string; theirs: string; base: string | null };
export type Conflict = Extract<MergePiece, { kind: 'conflict' }>;

export const CHOICES = ['mine', 'theirs', 'both'] as const;
export type Choice = (typeof CHOICES)[number];

/** Lines of one text times lines of the other: the search of what they share takes time in proportion. */
const MOST_PAIRS = 40_000_000;

/** Lines with their endings, byte for byte. */
function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

const join = (lines: readonly string[]): string => lines.join('');

function agreed(text: string): MergePiece[] {
  return text === '' ? [] : [{ kind: 'agreed', text }];
}

function countShared(texts: readonly (readonly string[])[], most: number, from: 'start' | 'end'): number {
  const [first = []] = texts;
  let count = 0;
  const at = (lines: readonly string[]) => lines.at(from === 'start' ? count : -1 - count);
  while (count < most && texts.every((lines) => at(lines) === at(first))) count += 1;
  return count;
}

/** Two texts whose common origin nobody knows: each difference is to be chosen. */
function compareLines(mine: string[], theirs: string[]): MergePiece[] {
  return diffComm(mine, theirs).flatMap(({ common, buffer1, buffer2 }): MergePiece[] =>
    common
      ? agreed(join(common))
      : [{ kind: 'conflict', mine: join(buffer1), theirs: join(buffer2), base: null }],
  );
}

function mergeLines(base: string[] | null, mine: string[], theirs: string[]): MergePiece[] {
  const all = base ? [base, mine, theirs] : [mine, theirs];
  const longest = Math.max(...all.map(({ length }) => length));
  if (longest * Math.max(...all.map((lines) => (lines === base ? 0 : lines.length))) > MOST_PAIRS)
    return [{ kind: 'conflict', mine: join(mine), theirs: join(theirs), base: base && join(base) }];
  if (!base) return compareLines(mine, theirs);
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }): MergePiece[] => [
      ...agreed(join(ok ?? [])),
      ...(conflict
        ? [
            {
              kind: 'conflict' as const,
              mine: join(conflict.a),
              theirs: join(conflict.b),
              base: join(conflict.o),
            },
          ]
        : []),
    ],
  );
}

/**
 * Two texts made from one, put together line by line. `base` is null where what they were made from is not known. Put
 * end to end, the pieces make the whole; nothing of either is left out of them.
 */
export function mergeTexts(base: string | null, mine: string, theirs: string): MergePiece[] {
  if (mine === theirs || theirs === base) return agreed(mine);
  if (mine === base) return agreed(theirs);
  const texts = [mine, theirs, ...(base === null ? [] : [base])].map(toLines);
  const shortest = Math.min(...texts.map(({ length }) => length));
  const start = countShared(texts, shortest, 'start');
  const end = countShared(texts, shortest - start, 'end');
  const [mineLines = [], theirLines = [], baseLines = null] = texts.map((lines) =>
    lines.slice(start, lines.length - end),
  );
  const [lines = []] = texts;
  return [
    ...agreed(join(lines.slice(0, start))),
    ...mergeLines(baseLines, mineLines, theirLines),
    ...agreed(join(lines.slice(lines.length - end))),
  ];
}

/** One passage after the other; a last line without its ending gets one, so that the next does not join it. */
function joinBoth({ mine, theirs }: Conflict, before: string): string {
  const eol = (before + theirs + mine).includes('\r\n') ? '\r\n' : '\n';
  const isOpen = theirs !== '' && mine !== '' && !theirs.endsWith('\n');
  return theirs + (isOpen ? eol : '') + mine;
}

export function listConflicts(pieces: readonly MergePiece[]): Conflict[] {
  return pieces.filter((piece) => piece.kind === 'conflict');
}

/** The whole text, by one choice for each conflict in their order; undefined while one is missing. */
export function settleMerge(
  pieces: readonly MergePiece[],
  choices: readonly (Choice | undefined)[],
): string | undefined {
  let rank = 0;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'agreed') {
      text += piece.text;
      continue;
    }
    const choice = choices[rank];
    rank += 1;
    if (!choice) return undefined;
    text += choice === 'both' ? joinBoth(piece, text) : piece[choice];
  }
  return text;
}

/** True where the front matter of either could be read, and that of the merged text cannot: a form would show none. */
export function breaksFrontMatter(merged: string, mine: string, theirs: string): boolean {
  const isReadable = (text: string) => readFrontMatter(text) !== undefined;
  return !isReadable(merged) && (isReadable(mine) || isReadable(theirs));
}
