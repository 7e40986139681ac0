/** Search with facets and counts, and the making of the index, at growing sizes; `README.md` says what is measured. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '#bench/machine.ts';
import { drawGrowth } from './growth-chart.ts';

const HERE = import.meta.dirname;
const SIZES = [1_000, 10_000, 100_000];
const BUILT = 2_000;

function measure(script: string, size: number): Record<string, number> {
  const run = spawnSync('tsx', [join(HERE, script), String(size)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) throw new Error(`${script} ${size} failed`);
  const row = JSON.parse(run.stdout) as Record<string, number>;
  console.log(row);
  return row;
}

const build = measure('build.ts', BUILT);
const rows = SIZES.map((size) => measure('measure.ts', size));
const valuesOf = (name: string): number[] => rows.map((row) => row[name] ?? 0);
const round = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;
writeFileSync(
  join(HERE, 'results.json'),
  `${JSON.stringify({ ...describeMachine(), build, rows }, round, 2)}\n`,
);
writeFileSync(
  join(HERE, 'growth.svg'),
  drawGrowth(SIZES, [
    { name: 'hostile, slowest', color: '#b34000', values: valuesOf('slowest hostile query ms') },
    { name: 'search p99', color: '#000091', values: valuesOf('search p99 ms') },
    { name: 'search p50', color: '#6a6af4', values: valuesOf('search p50 ms') },
    { name: 'plain FTS5 p99', color: '#666', values: valuesOf('plain FTS5 p99 ms') },
    {
      name: 'after a change p50',
      color: '#18753c',
      values: valuesOf('first search after a change p50 ms'),
    },
  ]),
);
