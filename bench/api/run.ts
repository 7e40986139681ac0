/** The open API and the CSV at two sizes of the catalogue; `README.md` says what is measured. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { describeMachine } from '#bench/machine.ts';

const HERE = import.meta.dirname;
const SIZES = [1_000, 10_000];

const rows = SIZES.map((size) => {
  const run = spawnSync('tsx', ['--expose-gc', join(HERE, 'measure.ts'), String(size)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) throw new Error(`measure.ts ${size} failed`);
  const row = JSON.parse(run.stdout) as Record<string, number>;
  console.log(row);
  return row;
});
const round = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;
writeFileSync(
  join(HERE, 'results.json'),
  `${JSON.stringify({ ...describeMachine(), loadAverage: loadavg()[0], rows }, round, 2)}\n`,
);
