/** Every benchmark, each in a process of its own; each writes its results file beside itself. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHES = [
  'relevance',
  'robustness',
  'latency',
  'import',
  'weight',
  'api',
  'server',
  'lighthouse',
  'studio',
];

for (const bench of BENCHES) {
  console.log(`\n== ${bench}`);
  const { status } = spawnSync('tsx', [join(import.meta.dirname, bench, 'run.ts')], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
