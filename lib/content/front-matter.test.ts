import { describe, expect, test } from 'vitest';
import { parseSource } from './parse.ts';
import { loadReferentials } from './testing/referentials.ts';

const referentials = await loadReferentials();

async function checkProduct(frontMatter: string) {
  const name = { path: 'produits/essai.mdx', kind: 'produits', slug: 'essai', format: 'mdx' } as const;
  return parseSource(name, `---\n${frontMatter}---\n\nTexte.\n`, referentials);
}

const BASE = 'title: Essai\nmission: Essayer\nphases:\n  - name: construction\n    start: 2024-01-01\n';

describe('faults of a front matter stand where they are', () => {
  test.each([
    ['no front matter at all', 'rien', 'front-matter-missing', 1, 1],
    ['bad YAML', '---\ntitle: [a\n---\n', 'front-matter-syntax', 3, 1],
    ['a list instead of keys', '---\n- a\n---\n', 'front-matter-syntax', 2, 1],
  ])('%s', async (_, source, rule, line, column) => {
    const name = { path: 'produits/essai.mdx', kind: 'produits', slug: 'essai', format: 'mdx' } as const;
    const { faults } = await parseSource(name, source, referentials);
    expect(faults[0]).toMatchObject({ rule, line, column, severity: 'error' });
  });

  test.each([
    ['an unknown phase', BASE.replace('construction', 'croissance'), 5, 11],
    ['a day that does not exist', BASE.replace('2024-01-01', '2024-02-30'), 6, 12],
    ['an address that is not one', `${BASE}link: "javascript:alert(1)"\n`, 7, 7],
    ['a list where a text is expected', `${BASE}incubator: [a, b]\n`, 7, 12],
  ])('%s', async (_, frontMatter, line, column) => {
    const { faults, document } = await checkProduct(frontMatter);
    expect(document).toBeUndefined();
    expect(faults).toMatchObject([{ rule: 'front-matter-schema', severity: 'error', line, column }]);
  });

  test('a missing key is named', async () => {
    const { faults } = await checkProduct('title: Essai\n');
    expect(faults.map(({ message }) => message).join(' ')).toMatch(/mission.*manque.*phases.*manque/);
  });
});

test('empty string, null and [] mean absent', async () => {
  const { document, faults } = await checkProduct(
    `${BASE}link: ""\nsponsors: []\nrepository:\nbudget_url: null\n`,
  );
  expect(faults).toEqual([]);
  expect(document?.data).not.toHaveProperty('link', expect.anything());
});

test('an unknown key and an unknown value are warnings and are kept', async () => {
  const { document, faults } = await checkProduct(`${BASE}couleur: bleu\nthematiques:\n  - Pêche à pied\n`);
  expect(faults).toMatchObject([
    { rule: 'front-matter-unknown-key', severity: 'warning', line: 7, column: 1 },
    { rule: 'vocabulary', severity: 'warning', line: 9, column: 5 },
  ]);
  expect(document?.kind === 'produits' && document.data.thematiques).toEqual(['Pêche à pied']);
});

test('phases out of order are a warning at the first one out of place', async () => {
  const { faults } = await checkProduct(`${BASE}  - name: investigation\n    start: 2023-01-01\n`);
  expect(faults).toMatchObject([{ rule: 'phases-order', severity: 'warning', line: 5 }]);
});

test('aliases of YAML cannot blow up', async () => {
  const bomb = Array.from(
    { length: 30 },
    (_, n) => `k${n}: &a${n} [${n > 0 ? `*a${n - 1}, *a${n - 1}` : 'x'}]\n`,
  ).join('');
  const { faults } = await checkProduct(bomb + BASE);
  expect(faults.some(({ severity }) => severity === 'error')).toBe(true);
});

test('CRLF and a byte order mark are read like any other file', async () => {
  const name = { path: 'produits/essai.mdx', kind: 'produits', slug: 'essai', format: 'mdx' } as const;
  const source = `\uFEFF---\n${BASE}---\n\n## Titre\n`.replaceAll('\n', '\r\n');
  const { document, faults } = await parseSource(name, source, referentials);
  expect(faults).toEqual([]);
  expect(document?.facts.headings).toEqual([{ depth: 2, text: 'Titre', id: 'partie-titre' }]);
});
