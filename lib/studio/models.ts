import type { Day } from '#lib/clock.ts';
import type { Kind } from '#lib/content/kinds.ts';
import { setYamlValue } from './yaml-edit.ts';

/** What a new document is begun from: its first answers, and questions for the rest. */
export interface ModelAnswers {
  title: string;
  /** Mission of a product, chapeau of an article, summary of a page. */
  summary: string;
}

const BODIES: Readonly<Record<Kind, string>> = {
  produits: `## Le problème

[Quel problème le produit résout-il, et pour qui ?]

## La solution

[Que permet le produit, concrètement ?]

## Pour qui

[Qui s’en sert, et comment y accède-t-on ?]

## Les résultats

[Quels résultats mesurés peut-on citer, avec leur date et leur source ?]
`,
  actualites: `[Que s’est-il passé, quand, et qui est concerné ?]

## Ce qui change

[Qu’est-ce que cela change pour les usagers ou les agents ?]

## La suite

[Quelle est la prochaine étape, et où en savoir plus ?]
`,
  pages: `[À quelle question cette page répond-elle ?]
`,
};

const SUMMARY_KEYS: Readonly<Record<Kind, string>> = {
  produits: 'mission',
  actualites: 'tagline',
  pages: 'summary',
};

/** The source text of a new document. What is still a question is warned of by the check. */
export function makeModel(
  kind: Kind,
  { title, summary }: ModelAnswers,
  today: Day,
  body = BODIES[kind],
): string {
  let yaml = setYamlValue('', ['title'], title.trim());
  if (kind === 'actualites') yaml = setYamlValue(yaml, ['date'], today);
  if (summary.trim() !== '') yaml = setYamlValue(yaml, [SUMMARY_KEYS[kind]], summary.trim());
  if (kind === 'produits') yaml += `phases:\n  - name: investigation\n    start: ${today}\n`;
  return `---\n${yaml}---\n\n${body}`;
}
