import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declineImportDifferences, listImportDifferences } from '#db/queries/imports.ts';
import { hasError } from '#lib/content/fault.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { parseSource } from '#lib/content/parse.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { slugify } from '#lib/slug.ts';
import { readApiAnswer } from './beta-source.ts';
import { readSheet } from './read-sheet.ts';
import { listBetaRoads } from './testing/beta-roads.ts';
import { betaSheet, type ExchangeShop, openExchangeShop } from './testing/exchange-shop.ts';

const referentials = await loadReferentials();
const { made, sheets, answer } = listBetaRoads();
const folder = () => sheets.map(({ betaId, source }) => readSheet(betaId, source));
const api = () => readApiAnswer(answer);

let shop: ExchangeShop;
beforeEach(() => {
  shop = openExchangeShop();
});
afterEach(() => {
  shop.close();
});

function frontMatterOf(text: string): Record<string, unknown> {
  const split = findFrontMatter(text);
  return (split && parseFrontMatter(split).frontMatter?.value) ?? {};
}

// Each reads and writes all of them several times, on cores that others may share.
const LONG = { timeout: 120_000 };

describe(`all ${sheets.length} sheets (${made ? 'made corpus' : 'beta.gouv.fr'})`, LONG, () => {
  test.each([
    { from: 'the folder', road: folder },
    { from: 'the API', road: api },
  ])(
    'come in from $from, none lost, none refused, and stay as they are the second time',
    async ({ road }) => {
      const { report } = await shop.run(road());
      expect(report).toMatchObject({ updated: [], unchanged: [], conflicts: [], refused: [] });
      const expected = sheets.map(({ betaId }) => slugify(betaId));
      expect(report.created.toSorted()).toEqual(expected.toSorted());
      const written = shop.products();
      expect(Object.keys(written).toSorted()).toEqual(expected.map((slug) => `${slug}.md`).toSorted());
      const again = await shop.run(road());
      expect(again.report).toEqual({ ...report, created: [], unchanged: report.created });
      expect(shop.products()).toEqual(written);
    },
  );

  test('both roads give the same for the keys that both carry, in either order', async () => {
    const other = openExchangeShop();
    try {
      await shop.run(folder());
      await other.run(api());
      for (const [file, text] of Object.entries(other.products())) {
        const fromSheet = frontMatterOf(shop.read(`produits/${file}`));
        for (const [key, value] of Object.entries(frontMatterOf(text))) {
          if (Object.hasOwn(fromSheet, key))
            expect({ [key]: fromSheet[key] }, file).toMatchObject({ [key]: value });
        }
        expect(findFrontMatter(text)?.body).toBe(findFrontMatter(shop.read(`produits/${file}`))?.body);
      }
      const second = [await shop.run(api()), await other.run(folder())];
      for (const { report } of second)
        expect(report).toMatchObject({ created: [], conflicts: [], refused: [] });
      expect(shop.products()).toEqual(other.products());
    } finally {
      other.close();
    }
  });

  test('make files that the check accepts, with nothing left to remove', async () => {
    await shop.run(folder());
    for (const [file, text] of Object.entries(shop.products())) {
      const name = {
        path: `produits/${file}`,
        kind: 'produits',
        slug: file.slice(0, -3),
        format: 'md',
      } as const;
      const { faults } = await parseSource(name, text, referentials, { compile: false });
      expect(hasError(faults), `${file}: ${JSON.stringify(faults)}`).toBe(false);
      expect(faults.filter(({ rule }) => rule === 'html-removed')).toEqual([]);
    }
  });

  test('leave no address of a person in a file', async () => {
    await shop.run(folder());
    const listed = referentials.settings.public_emails;
    const found = Object.values(shop.products()).flatMap(
      (text) => text.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? [],
    );
    expect(found.filter((address) => !listed.includes(address))).toEqual([]);
  });
});

test('the Fabrique’s own sheets, written by hand, take no harm', async () => {
  cpSync(resolve(import.meta.dirname, '../../content/produits'), join(shop.contentDir, 'produits'), {
    recursive: true,
  });
  const before = shop.products();
  const { report } = await shop.run([...folder(), ...api().filter(({ betaId }) => betaId === 'none')], {
    incubator: 'sgmas',
  });
  expect(report.refused).toEqual([]);
  const after = shop.products();
  for (const [file, text] of Object.entries(before)) {
    const now = after[file] ?? '';
    expect(findFrontMatter(now)?.body).toBe(findFrontMatter(text)?.body);
    expect(frontMatterOf(now)).toMatchObject(frontMatterOf(text));
    const lines = now.split('\n');
    expect(text.split('\n').every((line) => lines.includes(line))).toBe(true);
  }
});

const OWN = `---\r
# Écrite à la main\r
beta_id: essai\r
title: "Mon essai"   # le nom d’usage\r
mission: Servir d’essai\r
phases:\r
  - name: construction # mise en chantier\r
    start: 2024-01-01\r
    comment: Une précision du portail\r
couleur: bleu\r
aliases: [Ancien nom]\r
---\r
\r
Un texte écrit ici.\r
`;

describe('a sheet that the portal has', () => {
  test('keeps its order, comments, unknown keys, line ends and own body', async () => {
    shop.write('produits/autre-nom.mdx', OWN);
    const source = betaSheet(
      'essai',
      '  - name: acceleration\n    start: 2025-06-01\nlink: https://essai.beta.gouv.fr\n',
    );
    const { report } = await shop.run([source]);
    expect(report).toMatchObject({
      created: [],
      updated: ['autre-nom'],
      conflicts: ['autre-nom'],
      refused: [],
    });
    expect(existsSync(join(shop.contentDir, 'produits/essai.md'))).toBe(false);
    expect(shop.read('produits/autre-nom.mdx')).toBe(
      OWN.replace(
        'mission: Servir d’essai\r\n',
        'mission: Servir d’essai\r\nincubator: sgmas\r\nlink: https://essai.beta.gouv.fr\r\n',
      ),
    );
    expect(report.remarks.filter(({ rule }) => rule === 'conflict').map(({ message }) => message)).toEqual([
      expect.stringContaining('« title » : le portail garde « Mon essai », beta.gouv.fr dit « Essai »'),
      expect.stringContaining('« phases »'),
    ]);
  });

  test('is found by its slug where it has no beta_id, and gets it', async () => {
    shop.write('produits/mon-essai.mdx', OWN.replace('beta_id: essai\r\n', ''));
    const { report } = await shop.run([betaSheet('Mon.Éssai')]);
    expect(report.updated).toEqual(['mon-essai']);
    expect(frontMatterOf(shop.read('produits/mon-essai.mdx'))).toMatchObject({ beta_id: 'Mon.Éssai' });
  });

  test('is not taken for another that would have its slug', async () => {
    shop.write('produits/mon-essai.mdx', OWN);
    const { report } = await shop.run([betaSheet('mon.essai'), betaSheet('suivant')]);
    expect(report).toMatchObject({ created: ['suivant'], refused: ['mon-essai'] });
    expect(report.remarks.filter(({ slug }) => slug === 'mon-essai')[0]).toMatchObject({
      rule: 'slug-taken',
    });
    expect(shop.read('produits/mon-essai.mdx')).toBe(OWN);
  });

  test.each([
    ['in two formats', (text: string) => shop.write('produits/essai.md', text), 'produits/essai.mdx', OWN],
    ['that cannot be read', () => undefined, 'produits/essai.mdx', '---\ntitle: [\n---\n'],
  ])('%s is left alone and told', async (_, also, path, text) => {
    shop.write(path, text);
    also(text);
    const { report } = await shop.run([betaSheet('essai'), betaSheet('suivant')]);
    expect(report).toMatchObject({ created: ['suivant'], refused: ['essai'] });
    expect(shop.read(path)).toBe(text);
  });
});

describe('what the source changes', () => {
  const first = betaSheet('essai', 'link: https://un.beta.gouv.fr\ntechno: [ruby]\n');
  const second = betaSheet(
    'essai',
    'link: https://deux.beta.gouv.fr\ntechno: [ruby]\n',
    'Un texte repris.\n',
  );

  test('comes in where the portal changed nothing, the body too', async () => {
    await shop.run([first]);
    const { report, plans } = await shop.run([second]);
    expect(report).toMatchObject({ updated: ['essai'], conflicts: [] });
    expect(plans[0]?.changes.map(({ key }) => key)).toEqual(['link', 'body']);
    expect(shop.read('produits/essai.md')).toMatch(/link: https:\/\/deux[\s\S]*Un texte repris\.\n$/);
    expect((await shop.run([second])).report.unchanged).toEqual(['essai']);
  });

  test('stays a difference where the portal has its own value or text, until an editor declines it', async () => {
    await shop.run([first]);
    const own = shop
      .read('produits/essai.md')
      .replace('https://un.', 'https://ici.')
      .replace('Un texte de la source.', 'Un texte d’ici.');
    shop.write('produits/essai.md', own);
    expect((await shop.run([second])).report).toMatchObject({ unchanged: ['essai'], conflicts: ['essai'] });
    expect(shop.read('produits/essai.md')).toBe(own);
    const pending = await listImportDifferences(shop.store);
    expect(pending.map(({ key, portalValue, sourceValue }) => [key, portalValue, sourceValue])).toEqual([
      ['body', JSON.stringify('## Le problème\n\nUn texte d’ici.'), JSON.stringify('Un texte repris.')],
      ['link', '"https://ici.beta.gouv.fr"', '"https://deux.beta.gouv.fr"'],
    ]);
    expect((await shop.run([second])).report.conflicts).toEqual(['essai']);
    expect(await listImportDifferences(shop.store)).toHaveLength(2);
    await declineImportDifferences(
      shop.store,
      { betaId: 'essai', values: pending },
      { staffId: null, action: 'decide-difference' },
      '2026-11-22T10:00:00.000Z',
    );
    expect((await shop.run([second])).report).toMatchObject({ unchanged: ['essai'], conflicts: [] });
    const third = betaSheet(
      'essai',
      'link: https://trois.beta.gouv.fr\ntechno: [ruby]\n',
      'Un texte repris.\n',
    );
    expect((await shop.run([third])).report.conflicts).toEqual(['essai']);
  });

  test('is no longer a difference once the portal says the same', async () => {
    await shop.run([first]);
    const own = shop.read('produits/essai.md');
    shop.write('produits/essai.md', own.replace('https://un.', 'https://ici.'));
    await shop.run([second]);
    shop.write('produits/essai.md', shop.read('produits/essai.md').replace('https://ici.', 'https://deux.'));
    expect((await shop.run([second])).report.conflicts).toEqual([]);
    expect(await listImportDifferences(shop.store)).toEqual([]);
  });

  test('does not bring back a key that the portal took away', async () => {
    await shop.run([first]);
    shop.write('produits/essai.md', shop.read('produits/essai.md').replace(/techno:\n.*\n/, ''));
    expect((await shop.run([first])).report).toMatchObject({ unchanged: ['essai'], conflicts: ['essai'] });
    expect(shop.read('produits/essai.md')).not.toContain('techno');
  });

  test('erases nothing by its absence, in the phases either', async () => {
    await shop.run([
      betaSheet('essai', '    comment: Un mot\n    end: 2024-12-31\ntechno: [ruby]\nstats: true\n'),
    ]);
    const before = shop.read('produits/essai.md');
    expect((await shop.run([betaSheet('essai')])).report).toMatchObject({
      unchanged: ['essai'],
      conflicts: [],
    });
    expect(shop.read('produits/essai.md')).toBe(before);
  });

  test('adds former addresses to the portal’s own', async () => {
    shop.write('produits/essai.mdx', OWN.replace('couleur: bleu', 'redirect_from: [/produits/vieux]'));
    await shop.run([betaSheet('essai', 'redirect_from:\n  - /startups/ancien.html\n')]);
    expect(frontMatterOf(shop.read('produits/essai.mdx'))['redirect_from']).toEqual([
      '/produits/vieux',
      '/startups/ancien.html',
    ]);
  });
});

test('a dry run tells the same and writes nothing', async () => {
  await shop.run([betaSheet('essai')]);
  const before = shop.products();
  const source = [betaSheet('essai', 'link: https://un.beta.gouv.fr\n'), betaSheet('autre')];
  const { report } = await shop.run(source, { dryRun: true });
  expect(report).toMatchObject({ created: ['autre'], updated: ['essai'] });
  expect(shop.products()).toEqual(before);
  expect((await shop.run(source)).report).toEqual(report);
});

test('only the sheets of the incubator asked for', async () => {
  const other = betaSheet('ailleurs');
  const source = [betaSheet('ici'), { ...other, values: { ...other.values, incubator: 'dinum' } }];
  expect((await shop.run(source, { incubator: 'dinum' })).report).toMatchObject({
    created: ['ailleurs'],
    unchanged: [],
  });
});

test('what cannot be read is refused with its reason, and the others go on', async () => {
  const source = [
    readSheet('casse', '---\ntitle: [a\n---\n'),
    readSheet('vide', ''),
    readSheet('sans-phase', '---\ntitle: Sans phase\nmission: Rien\n---\n'),
    betaSheet('comparer'),
    betaSheet('...'),
    betaSheet('bon'),
    betaSheet('bon', 'link: https://un.beta.gouv.fr\n'),
  ];
  const { report } = await shop.run(source);
  expect(report).toMatchObject({
    created: ['bon'],
    refused: ['casse', 'vide', 'sans-phase', 'comparer', '...'],
  });
  const rules = Object.fromEntries<string>(
    report.remarks.map(({ slug, rule }): [string, string] => [slug, rule]).reverse(),
  );
  expect(rules).toEqual({
    bon: 'source-duplicate',
    casse: 'source-unreadable',
    vide: 'source-unreadable',
    'sans-phase': 'source-incomplete',
    comparer: 'slug-invalid',
    '...': 'slug-invalid',
  });
});

test('a running portal shows what was imported at its next scan', async () => {
  await shop.ingester.scan();
  await shop.run([betaSheet('essai')]);
  shop.write('produits/essai.md', shop.read('produits/essai.md'));
  await shop.ingester.scan();
  expect(shop.title('produits', 'essai')).toBe('Essai');
});
