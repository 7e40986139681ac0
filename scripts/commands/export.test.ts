import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
  vi.stubEnv('DATA_DIR', shop.dataDir);
  vi.stubEnv('CONTENT_DIR', shop.contentDir);
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

async function run(...args: string[]): Promise<number> {
  const { exportFiles } = await import('./export.ts');
  return exportFiles(args);
}

test('takes in the files, then writes what is published in an empty folder only', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  shop.write('produits/essai.md', sheet('Essai'));
  shop.write('produits/brouillon.md', sheet('Brouillon', 'publish: false\n'));
  const folder = join(shop.root, 'export');
  expect(await run(folder)).toBe(0);
  expect(String(write.mock.calls[0]?.[0])).toContain('1 fiches, 0 actualités');
  expect(readdirSync(join(folder, 'produits'))).toEqual(['essai.md']);
  await expect(run(folder)).rejects.toThrow(/n’est pas vide/);
  await expect(run()).rejects.toThrow(/dossier vide/);
});

test('exports beside a running portal', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  shop.write('produits/essai.md', sheet('Essai'));
  shop.time.now = new Date();
  await shop.ingester.scan();
  writeFileSync(join(shop.contentDir, 'produits/autre.md'), sheet('Autre'));
  expect(await run(join(shop.root, 'export'))).toBe(0);
  expect(readdirSync(join(shop.root, 'export/produits'))).toEqual(['essai.md']);
});
