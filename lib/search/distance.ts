/**
 * How far two folded words are, in the mistakes people make (Damerau–Levenshtein, optimal string alignment): a
 * transposition, a doubled or single letter and a silent final letter cost less than another letter. Above `limit`, Infinity.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit + 1) return Infinity;
  const width = b.length + 1;
  let before = new Float64Array(width);
  let above = Float64Array.from({ length: width }, (_, column) => column);
  let row = new Float64Array(width);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const substitution = (above[j - 1] ?? 0) + (same ? 0 : substitutionCost(a[i - 1], b[j - 1]));
      const deletion = (above[j] ?? 0) + (a[i - 1] === a[i - 2] ? 0.5 : 1);
      const insertion = (row[j - 1] ?? 0) + (b[j - 1] === b[j - 2] ? 0.5 : 1);
      let cost = Math.min(substitution, deletion, insertion);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 0.7);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return Infinity;
    [before, above, row] = [above, row, before];
  }
  const distance = above[b.length] ?? Infinity;
  return distance <= limit ? distance : Infinity;
}

/** Letters that sound alike in French, or that neighbour each other under the fingers in a common slip. */
const ALIKE = new Set([
  'iy',
  'ck',
  'cs',
  'sz',
  'qk',
  'cq',
  'gj',
  'vw',
  'mn',
  'bp',
  'dt',
  'ao',
  'ea',
  'ei',
  'ou',
  'ae',
]);

function substitutionCost(a = '', b = ''): number {
  return ALIKE.has(a + b) || ALIKE.has(b + a) ? 0.8 : 1;
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
