const LETTER_A = 97;
const LETTERS = 26;

/** Cost of writing one letter for another: less for those that sound alike in French, or that neighbour each other under the fingers. */
const COSTS = new Float64Array(LETTERS * LETTERS).fill(1);
for (const pair of 'iy ck cs sz qk cq gj vw mn bp dt ao ea ei ou ae'.split(' ')) {
  const [a, b] = [pair.charCodeAt(0) - LETTER_A, pair.charCodeAt(1) - LETTER_A];
  COSTS[a * LETTERS + b] = 0.8;
  COSTS[b * LETTERS + a] = 0.8;
}

function substitutionCost(a: number, b: number): number {
  const [left, right] = [a - LETTER_A, b - LETTER_A];
  if (left < 0 || left >= LETTERS || right < 0 || right >= LETTERS) return 1;
  return COSTS[left * LETTERS + right] ?? 1;
}

const FIRST_WIDTH = 64;
let rows = [0, 1, 2].map(() => new Float64Array(FIRST_WIDTH));

/** Three rows to work in, made once: a correction compares thousands of words. */
function takeRows(width: number): [Float64Array, Float64Array, Float64Array] {
  if ((rows[0]?.length ?? 0) < width) rows = [0, 1, 2].map(() => new Float64Array(width));
  const [a = new Float64Array(width), b = new Float64Array(width), c = new Float64Array(width)] = rows;
  for (let column = 0; column < width; column += 1) b[column] = column;
  return [a, b, c];
}

/**
 * How far two folded words are, in the mistakes people make (Damerau–Levenshtein, optimal string alignment): a
 * transposition and a doubled or single letter cost less than another letter. Above `limit`, Infinity.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit + 1) return Infinity;
  const width = b.length + 1;
  let [before, above, row] = takeRows(width);
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const former = i > 1 ? a.charCodeAt(i - 2) : -1;
    const deletion = letter === former ? 0.5 : 1;
    row[0] = i;
    let best = i;
    let left = i;
    for (let j = 1; j < width; j += 1) {
      const other = b.charCodeAt(j - 1);
      const beside = j > 1 ? b.charCodeAt(j - 2) : -1;
      let cost = (above[j - 1] ?? 0) + (letter === other ? 0 : substitutionCost(letter, other));
      cost = Math.min(cost, (above[j] ?? 0) + deletion, left + (other === beside ? 0.5 : 1));
      if (letter === beside && former === other && former >= 0)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 0.7);
      row[j] = cost;
      left = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return Infinity;
    [before, above, row] = [above, row, before];
  }
  const distance = above[b.length] ?? Infinity;
  return distance <= limit ? distance : Infinity;
}

/** How a folded word sounds in French, roughly: enough to tell `filtre` from `philtre` as one. */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/(?:eau|au)/g, 'o')
    .replace(/qu|ck|k|c(?![eiyh])/g, 'k')
    .replace(/c(?=[eiy])|ss|ç/g, 's')
    .replace(/g(?=[eiy])/g, 'j')
    .replace(/[ae]in|im|in|yn|ym/g, '1')
    .replace(/an|am|en|em/g, '2')
    .replace(/ai|ei|et\b|er\b|ez\b|e/g, 'e')
    .replace(/y/g, 'i')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/[estdxp]+$/, '');
}
