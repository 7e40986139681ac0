import { diffLines, diffWordsWithSpace } from 'diff';

export interface TextPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Longer passages are shown by lines: their words would take too long to match. */
const WORDS_MAX = 20_000;
const TIMEOUT_MS = 2_000;

function toParts(changes: readonly { value: string; added?: boolean; removed?: boolean }[]): TextPart[] {
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** What changed from one text to another, in words; put together, the parts make both texts again. */
export function compareTexts(before: string, after: string): TextPart[] {
  const lines = diffLines(before, after, { timeout: TIMEOUT_MS });
  if (!lines) {
    return toParts([
      { value: before, removed: true },
      { value: after, added: true },
    ]);
  }
  const parts: TextPart[] = [];
  for (let rank = 0; rank < lines.length; rank += 1) {
    const [line, next] = [lines[rank], lines[rank + 1]];
    if (!line) continue;
    const pair = line.removed && next?.added && line.value.length + next.value.length <= WORDS_MAX;
    if (!pair) parts.push(...toParts([line]));
    else {
      const words = diffWordsWithSpace(line.value, next.value, { timeout: TIMEOUT_MS });
      parts.push(...toParts(words ?? [line, next]));
      rank += 1;
    }
  }
  return parts;
}
