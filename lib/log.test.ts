import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('what a request logs bears its number, later too; the rest does not', () => {
  const script = `
    import { getLog, logWithRequest } from '#lib/log.ts';
    logWithRequest('abc-1', () => { setTimeout(() => getLog().warn('later'), 1); });
    getLog().warn('beside');`;
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    {
      cwd: resolve(import.meta.dirname, '..'),
      env: { ...process.env, LOG_LEVEL: 'info' },
      encoding: 'utf8',
    },
  );
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    { level: 40, time: expect.any(String) as unknown, msg: 'beside' },
    { level: 40, time: expect.any(String) as unknown, request: 'abc-1', msg: 'later' },
  ]);
});
