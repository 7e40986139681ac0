import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openIndexedPortal } from './testing/indexed-portal.ts';

let portal: Awaited<ReturnType<typeof openIndexedPortal>>;
beforeAll(async () => {
  portal = await openIndexedPortal();
});
afterAll(() => {
  portal.close();
});

async function loadEngine() {
  const { searchProducts } = await import('#lib/catalogue/search-products.ts');
  const { EMPTY_QUERY, toggleChoice } = await import('#lib/catalogue/query.ts');
  const { searchDocuments } = await import('#lib/search/search.ts');
  const queries = [
    EMPTY_QUERY,
    toggleChoice(EMPTY_QUERY, 'statut', 'arrete'),
    { ...EMPTY_QUERY, q: 'santé' },
    { ...EMPTY_QUERY, q: 'zebrerie' },
    { ...EMPTY_QUERY, asOf: '2023-01-01', sort: 'creation' as const },
  ];
  return () => ({
    catalogue: queries.map((query) => {
      const { products, all, facets, total } = searchProducts(query);
      return { products, all, facets, total };
    }),
    found: ['santé', 'zebrerie', 'zèbrerei', 'emploi des jeunes', 'mano'].map((q) => searchDocuments(q)),
  });
}

test('what follows the index answers as what reads it anew', async () => {
  const follow = await loadEngine();
  const folder = join(portal.contentDir, 'produits');
  const mano = readFileSync(join(folder, 'mano.mdx'), 'utf8');
  const steps: (() => void)[] = [
    () => writeFileSync(join(folder, 'zebre.mdx'), mano.replace(/^title: .*$/m, 'title: Zèbrerie')),
    () => writeFileSync(join(folder, 'mano.mdx'), `${mano}\n\nUne zèbrerie de santé.\n`),
    () =>
      writeFileSync(join(folder, 'zebre.mdx'), mano.replace(/^title: .*$/m, 'title: Ânerie\npublish: false')),
  ];
  const answers: unknown[] = [follow()];
  for (const step of steps) {
    step();
    await portal.scan();
    const followed = follow();
    vi.resetModules();
    // Compared as text: walking the two would take most of the time of the test.
    const anew = (await loadEngine())();
    expect(JSON.stringify(followed) === JSON.stringify(anew)).toBe(true);
    expect(JSON.stringify(followed) === JSON.stringify(answers.at(-1))).toBe(false);
    answers.push(followed);
  }
});
