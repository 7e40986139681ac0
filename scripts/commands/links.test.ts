import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { type Command, EXIT_DONE, UsageError } from './command.ts';

let shop: Workshop;
let links: Command;
let printed: string[];

beforeEach(async () => {
  shop = openWorkshop();
  vi.stubEnv('DATA_DIR', shop.dataDir);
  vi.resetModules();
  ({ links } = await import('./links.ts'));
  printed = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  shop.close();
});

test('tells what does not answer, for people and for programs; a server of this machine is never asked', async () => {
  shop.write('produits/essai.md', sheet('Essai', 'link: http://127.0.0.1:9/\n'));
  await shop.ingester.scan();
  expect(await links(['--budget', '5'])).toBe(EXIT_DONE);
  expect(printed.join('')).toContain('à revérifier un autre jour : http://127.0.0.1:9/\n1 adresse');
  printed = [];
  expect(await links(['--json'])).toBe(EXIT_DONE);
  expect(JSON.parse(printed.join(''))).toEqual({
    known: 1,
    checked: 1,
    broken: [],
    recheck: ['http://127.0.0.1:9/'],
    remaining: 0,
  });
});

test.each(['0', '-1', 'x', '1.5', '99999'])('%j is no budget', async (budget) => {
  await expect(links([`--budget=${budget}`])).rejects.toMatchObject({ name: UsageError.name });
});

test('needs the store of a portal', async () => {
  vi.stubEnv('DATA_DIR', `${shop.root}/rien`);
  vi.resetModules();
  const { links: elsewhere } = await import('./links.ts');
  await expect(elsewhere([])).rejects.toThrow(/lancez d’abord le portail/);
});
