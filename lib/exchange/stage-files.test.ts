import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConcurrentWriteError, writeFiles } from './stage-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portail-stage-'));
  mkdirSync(join(root, 'produits'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(join(root, 'produits', name), 'utf8');
const names = (): string[] => readdirSync(join(root, 'produits'));

test('new files are written, known ones replaced, nothing is left beside', async () => {
  writeFileSync(join(root, 'produits/a.md'), 'avant');
  await writeFiles(root, [
    { path: 'produits/a.md', text: 'après', replaces: 'avant' },
    { path: 'produits/b.md', text: 'b' },
    { path: 'autre/c.md', text: Buffer.from('c') },
  ]);
  expect([read('a.md'), read('b.md')]).toEqual(['après', 'b']);
  expect(names()).toEqual(['a.md', 'b.md']);
  expect(readFileSync(join(root, 'autre/c.md'), 'utf8')).toBe('c');
});

test.each([
  ['changed meanwhile', { path: 'produits/a.md', text: 'après', replaces: 'avant' }],
  ['created meanwhile', { path: 'produits/a.md', text: 'après' }],
])('a file %s is never written over', async (_, file) => {
  writeFileSync(join(root, 'produits/a.md'), 'celui d’un éditeur');
  await expect(writeFiles(root, [file])).rejects.toThrow(ConcurrentWriteError);
  expect(read('a.md')).toBe('celui d’un éditeur');
  expect(names()).toEqual(['a.md']);
});

test('when one cannot be staged, none is put in place', async () => {
  const long = `${'x'.repeat(250)}.md`;
  await expect(
    writeFiles(root, [
      { path: 'produits/a.md', text: 'a' },
      { path: `produits/${long}`, text: 'b' },
    ]),
  ).rejects.toThrow(/Écriture impossible/);
  expect(names()).toEqual([]);
});
