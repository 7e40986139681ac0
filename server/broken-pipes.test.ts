import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = join(import.meta.dirname, 'broken-pipes.ts');

/** Writes what it cannot catch to stderr, as Next does, and tells how often it had to, in a file. */
const PROGRAM = `
import { writeFileSync } from 'node:fs';
const { surviveBrokenPipes } = await import(process.argv[1]);
if (process.argv[2] === 'oui') surviveBrokenPipes();
let caught = 0;
let asked = 0;
const finish = () => { writeFileSync(process.argv[3], String(caught)); process.exit(0); };
process.on('uncaughtException', (cause) => {
  caught += 1;
  if (caught === 20) finish();
  console.error(cause.code);
});
process.stdin.once('data', () => setInterval(() => {
  console.error('encore');
  console.log('encore');
  asked += 1;
  if (asked === 50) finish();
}, 1));
console.log('prêt');
`;

async function countErrors(survives: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'portail-tuyau-'));
  const report = join(folder, 'compte');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', PROGRAM, '--', MODULE, survives ? 'oui' : 'non', report],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.write('va\n');
  await once(child, 'exit');
  const count = Number(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  return count;
}

test('a log that nobody reads any more stops nothing', async () => {
  expect(await countErrors(true)).toBe(0);
});

test('without it, each message is an error to tell, without end', async () => {
  expect(await countErrors(false)).toBe(20);
});
