/** Relevance of the portal's search beside three references, on the half of the judgements kept out of tuning. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIndex } from '#lib/portal/index-reader.ts';
import { listDocuments } from '#db/index/document.ts';
import { describeMachine } from '#bench/machine.ts';
import { openBetaPortal } from './beta-portal.ts';
import { miniSearch, plainFts, type Sheet, stemmedFts } from './engines.ts';
import { type Engine, type Judgement, scoreEngine } from './measures.ts';

const portal = await openBetaPortal();
const { searchProducts } = await import('#lib/catalogue/search-products.ts');
const { EMPTY_QUERY } = await import('#lib/catalogue/query.ts');

interface Projection {
  aliases: string[];
  mission: string;
  themes: { label: string }[];
  audiences: { label: string }[];
}

const sheets = listDocuments(getIndex(), 'produits').map(({ slug, title, text, data }): Sheet => {
  const { aliases, mission, themes, audiences } = JSON.parse(data) as Projection;
  return {
    id: portal.idOf.get(slug) ?? slug,
    title,
    aliases: [...aliases, slug].join(' '),
    mission,
    themes: [...themes, ...audiences].map(({ label }) => label).join(' '),
    body: text,
  };
});

const engines: Record<string, Engine> = {
  'the portal': (q) =>
    searchProducts({ ...EMPTY_QUERY, q }).products.map(
      ({ product }) => portal.idOf.get(product.slug) ?? product.slug,
    ),
  'plain FTS5': plainFts(sheets),
  'FTS5, stems and correction': stemmedFts(sheets),
  'MiniSearch, fuzzy and prefix': miniSearch(sheets),
};

const judgements = JSON.parse(
  readFileSync(join(import.meta.dirname, 'judgements.json'), 'utf8'),
) as Judgement[];
const classes = [...new Set(judgements.map((judgement) => judgement.class))];
const results = (['report', 'tune'] as const).map((set) => ({
  set,
  engines: Object.entries(engines).map(([engine, ask]) => {
    const asked = judgements.filter((judgement) => judgement.set === set);
    return {
      engine,
      all: scoreEngine(ask, asked),
      classes: Object.fromEntries(
        classes.map((name) => [
          name,
          scoreEngine(
            ask,
            asked.filter((item) => item.class === name),
          ),
        ]),
      ),
    };
  }),
}));

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const report = { ...describeMachine(), sheets: sheets.length, results };
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? round(value) : value), 2)}\n`,
);
for (const { set, engines: rows } of results) {
  console.log(`\n${set} (${rows[0]?.all.queries ?? 0} queries)`);
  for (const { engine, all, classes: scores } of rows) {
    const details = Object.entries(scores).map(([name, score]) => `${name} ${score.ndcg.toFixed(2)}`);
    console.log(
      `${engine.padEnd(30)} nDCG@10 ${all.ndcg.toFixed(3)}  MRR ${all.mrr.toFixed(3)}  ${details.join('  ')}`,
    );
  }
}
portal.close();
