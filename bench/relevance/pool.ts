/**
 * What an assessor has left to judge: for each query, the ten first answers of every engine together, in an order
 * that tells neither which engine found a sheet nor how high, but for those already judged.
 *
 *   tsx bench/relevance/pool.ts DIRECTORY
 *
 * writes in DIRECTORY `sheets.txt`, to be read first, `pool.txt`, one query to a paragraph, and `pool.qrels`, where the
 * assessor raises the grade of what answers before adding its lines to `pooled.qrels`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openContenders } from './contenders.ts';
import { listJudged, readJudgements, readPooled } from './judgements.ts';

const SEED = '20261127';
const DEPTH = 10;
const MISSION_LENGTH = 110;
const BODY_LENGTH = 600;

const [directory] = process.argv.slice(2);
if (!directory) throw new Error('pool.ts: name the directory to write in.');

const lot = (query: string, sheet: string): string =>
  createHash('sha256').update(`${SEED} ${query} ${sheet}`).digest('hex');
const clip = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

const { sheets, engines, close } = await openContenders();
const pooled = readPooled();
const pairs: string[] = [];
const paragraphs = readJudgements().flatMap((judgement) => {
  const judged = listJudged(judgement, pooled);
  const found = new Set(Object.values(engines).flatMap((ask) => ask(judgement.query).slice(0, DEPTH)));
  const open = [...found]
    .filter((id) => !judged.has(id))
    .sort((a, b) => lot(judgement.id, a).localeCompare(lot(judgement.id, b)));
  if (open.length === 0) return [];
  pairs.push(...open.toSorted().map((id) => `${judgement.id} 0 ${id} 0\n`));
  const lines = open.map((id) => {
    const sheet = sheets.find((candidate) => candidate.id === id);
    return `  ${id} | ${sheet?.title ?? ''} | ${clip(sheet?.mission ?? '', MISSION_LENGTH)}`;
  });
  return [[`${judgement.id} « ${judgement.query} »`, ...lines].join('\n')];
});
close();

const spread = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, 'pool.txt'), `${paragraphs.join('\n\n')}\n`);
writeFileSync(join(directory, 'pool.qrels'), pairs.join(''));
writeFileSync(
  join(directory, 'sheets.txt'),
  sheets
    .map(
      ({ id, title, aliases, mission, themes, body }) =>
        `${id} | ${title} (${aliases}) | ${mission}\n  ${themes}\n  ${clip(spread(body), BODY_LENGTH)}\n`,
    )
    .join('\n'),
);
console.log(`${paragraphs.length} queries, ${pairs.length} pairs to judge`);
