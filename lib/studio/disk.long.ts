import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheet } from '#lib/content/testing/workshop.ts';

// A disk that is full or read-only is a small one of its own, in a mount namespace that ends with the process: Linux only.
test('on a full or read-only disk the author is told, the text is kept, and the page stays whole', () => {
  const root = mkdtempSync(join(tmpdir(), 'portail-disque-'));
  const script = join(import.meta.dirname, 'testing/disk-faults.ts');
  const node = [process.execPath, '--import', 'tsx', script, root];
  const output = execFileSync('unshare', ['--map-root-user', '--mount', ...node], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  rmSync(root, { recursive: true, force: true });
  expect(JSON.parse(output)).toEqual({
    'save on a full disk': { outcome: 'disk', fault: 'full' },
    'the draft then': true,
    'save on a read-only disk': { outcome: 'disk', fault: 'read-only' },
    'save once there is room': 'saved',
    'publish where the content is full': { outcome: 'disk', fault: 'full' },
    'the page then': ['Avant', true],
    'publish where the store is full': 'disk',
    'the file then': true,
    'publish where the content is read-only': expect.objectContaining({
      outcome: 'published',
      file: 'store-only',
    }) as unknown,
    'the page at last': ['Après', sheet('Avant')],
  });
}, 120_000);
