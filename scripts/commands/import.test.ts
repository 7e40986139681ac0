import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

let shop: Workshop;
let said = '';
let source = '';
beforeEach(() => {
  shop = openWorkshop();
  vi.stubEnv('DATA_DIR', shop.dataDir);
  vi.stubEnv('CONTENT_DIR', shop.contentDir);
  vi.resetModules();
  source = join(shop.root, '_startups');
  mkdirSync(source);
  writeFileSync(join(source, 'mon.essai.md'), sheet('Essai'));
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

async function run(...args: string[]): Promise<number> {
  const { importContent } = await import('./import.ts');
  said = '';
  return importContent(args);
}

test('imports a folder or its parent, tells it in JSON and in French, ends with 0', async () => {
  expect(await run('beta', shop.root, '--json')).toBe(0);
  expect(JSON.parse(said)).toEqual({
    created: ['mon-essai'],
    updated: [],
    unchanged: [],
    conflicts: [],
    refused: [],
    remarks: [],
  });
  expect(await run('beta', source)).toBe(0);
  expect(said).toContain('1 sans changement');
});

test('a dry run writes neither content nor store', async () => {
  vi.stubEnv('DATA_DIR', join(shop.root, 'none'));
  expect(await run('beta', source, '--dry-run')).toBe(0);
  expect(said).toMatch(/mon-essai : nouvelle fiche[\s\S]*rien n’a été écrit/);
  expect(readdirSync(shop.contentDir)).toEqual([]);
  expect(existsSync(join(shop.root, 'none'))).toBe(false);
});

test('ends with 1 when a sheet is refused', async () => {
  writeFileSync(join(source, 'casse.md'), 'rien');
  expect(await run('beta', source, '--json')).toBe(1);
  expect(JSON.parse(said)).toMatchObject({
    created: ['mon-essai'],
    refused: ['casse'],
    remarks: [{ slug: 'casse', rule: 'source-unreadable' }],
  });
});

test('a wrong usage or source is told', async () => {
  await expect(run()).rejects.toThrow(/beta ou articles/);
  await expect(run('beta')).rejects.toThrow(/fichier JSON/);
  await expect(run('beta', source, '--loin')).rejects.toThrow(/--loin/);
  await expect(run('beta', join(shop.root, 'nulle-part'))).rejects.toThrow(/n’existe pas/);
});

test('documents become drafts, with what is left to settle and the difference', async () => {
  const document = join(shop.root, 'page.txt');
  writeFileSync(document, 'Skip links\n\nUn titre\n\nUn texte.\n');
  expect(await run('articles', document)).toBe(0);
  expect(said).toMatch(/un-titre : nouveau brouillon[\s\S]*article-date[\s\S]*-Skip links/);
  expect(await run('articles', document, '--json')).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ unchanged: ['un-titre'], refused: [] });
  writeFileSync(document, Buffer.from([0xff, 0xfe, 0x00]));
  expect(await run('articles', document)).toBe(1);
  await expect(run('articles', join(shop.root, 'nulle-part'))).rejects.toThrow(/n’existe pas/);
});
