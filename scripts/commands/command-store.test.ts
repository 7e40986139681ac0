import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { type Command, EXIT_DONE } from './command.ts';

let shop: Workshop;
let mistyped: string;
let warned: string;
beforeEach(() => {
  shop = openWorkshop();
  mistyped = join(shop.root, 'vra');
  vi.stubEnv('DATA_DIR', mistyped);
  vi.stubEnv('CONTENT_DIR', shop.contentDir);
  vi.resetModules();
  warned = '';
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warned += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

describe('where there is no store, nothing is done and nothing is made by', () => {
  test.each<[string, () => Promise<Command>, string[]]>([
    ['backup', async () => (await import('./backup.ts')).backup, ['sauvegarde.tar.gz']],
    ['links', async () => (await import('./links.ts')).links, []],
    ['purge', async () => (await import('./purge.ts')).purge, ['media', 'photo.png', '--reason', 'Droits']],
    ['staff revoke', async () => (await import('./staff.ts')).staff, ['revoke', 'a@exemple.gouv.fr']],
    ['staff list', async () => (await import('./staff.ts')).staff, ['list']],
    ['staff link', async () => (await import('./staff.ts')).staff, ['link']],
  ])('%s', async (_, load, args) => {
    const command = await load();
    await expect(command(args)).rejects.toThrow(/pas de magasin dans .*vra : donnez à DATA_DIR/);
    expect(existsSync(mistyped)).toBe(false);
    expect(existsSync('sauvegarde.tar.gz')).toBe(false);
  });
});

describe('what a new portal may begin with makes a store, and says so:', () => {
  test.each<[string, () => Promise<Command>, () => string[]]>([
    ['export', async () => (await import('./export.ts')).exportFiles, () => [join(shop.root, 'export')]],
    ['index', async () => (await import('./index.ts')).index, () => []],
    [
      'staff grant',
      async () => (await import('./staff.ts')).staff,
      () => ['grant', 'a@exemple.gouv.fr', 'editeur'],
    ],
  ])('%s', async (_, load, args) => {
    shop.write('produits/essai.md', sheet('Essai'));
    const command = await load();
    expect(await command(args())).toBe(EXIT_DONE);
    expect(warned).toMatch(/vient d’être créé.*corrigez DATA_DIR/);
  });
});
