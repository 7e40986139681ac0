import type { ArticleImport } from './import-articles.ts';

const OUTCOMES = {
  created: 'nouveau brouillon',
  unchanged: 'déjà importé, sans changement',
  conflicts: 'un autre article a cette adresse, rien n’est écrit',
  refused: 'document refusé',
} as const;

/** What became of each document, what is left to settle, and the difference with the original. */
export function describeArticles({ plans }: ArticleImport, dryRun: boolean): string {
  const lines = plans.flatMap(({ slug, outcome, notes, difference }) => [
    `${slug} : ${OUTCOMES[outcome]}`,
    ...notes.map(({ rule, message }) => `  ${rule} : ${message}`),
    ...(difference === '' ? [] : ['', difference.replace(/^=+\n/m, '')]),
  ]);
  if (dryRun) lines.push('Essai : rien n’a été écrit.');
  return `${lines.join('\n')}\n`;
}
