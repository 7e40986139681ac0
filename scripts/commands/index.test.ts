import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

let shop: Workshop;
let said = '';
beforeEach(() => {
  shop = openWorkshop();
  vi.stubEnv('DATA_DIR', shop.dataDir);
  vi.stubEnv('CONTENT_DIR', shop.contentDir);
  vi.resetModules();
  said = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

async function run(): Promise<number> {
  const { index } = await import('./index.ts');
  return index([]);
}

test('rebuilds the index and leaves the lease to the next one', async () => {
  shop.write('produits/essai.mdx', sheet('Essai'));
  expect(await run()).toBe(0);
  expect(said).toContain('1 documents, 0 refusés');
  expect(shop.title('produits', 'essai')).toBe('Essai');
  expect(await run()).toBe(0);
});

test('ends with 1 when a file is refused or a folder cannot be read', async () => {
  shop.write('produits/essai.mdx', 'rien');
  expect(await run()).toBe(1);
  shop.remove('produits/essai.mdx');
  expect(await run()).toBe(0);
  shop.write('referentiels/portail.yaml', 'name: [');
  expect(await run()).toBe(1);
  expect(said).toContain('portail.yaml');
});

test('ends with 2 and rebuilds nothing while a portal runs', async () => {
  shop.time.now = new Date();
  const { revision } = await shop.ingester.scan();
  expect(await run()).toBe(2);
  expect(said).toContain('rien n’a été reconstruit');
  expect((await shop.ingester.scan()).revision).toBe(revision);
});
