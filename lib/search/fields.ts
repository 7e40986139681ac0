/** Where a word counts, and how much. Found by tuning on one half of the judgements (bench/relevance). */
export const FIELDS = [
  { name: 'name', weight: 9, normalisation: 0.4, usual: 4 },
  { name: 'aliases', weight: 7, normalisation: 0.3, usual: 4 },
  { name: 'mission', weight: 4, normalisation: 0.43, usual: 14 },
  { name: 'themes', weight: 0.6, normalisation: 0.3, usual: 10 },
  { name: 'headings', weight: 1.5, normalisation: 0.6, usual: 12 },
  { name: 'body', weight: 1, normalisation: 0.85, usual: 280 },
] as const;

/** Fields in which a document bears its names: the first two. */
export const NAME_FIELDS = 2;

/** What the weight of a field is divided by when it holds this many terms: a word counts less in a long text. */
export function lengthFactor(field: number, terms: number): number {
  const { normalisation = 0, usual = 1 } = FIELDS[field] ?? {};
  return 1 - normalisation + normalisation * (terms / usual);
}
