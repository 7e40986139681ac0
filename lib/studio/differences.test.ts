import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { listImportDifferences } from '#db/queries/imports.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { betaSheet } from '#lib/exchange/testing/exchange-shop.ts';
import type * as Differences from './differences.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const referentials = await loadReferentials();
const FILE = 'produits/nata.md';
const FIRST = 'link: https://un.beta.gouv.fr\ntechno: [ruby]\n';
const SECOND = 'link: https://deux.beta.gouv.fr\ntechno: [ruby, go]\n';
let room: WritingRoom;
let editor: Actor;
let studio: typeof Differences;

const runImport = async (extra: string, body = 'Un texte.\n') => {
  const { contentDir, store, time } = room;
  const clock = { now: () => time.now };
  const done = await importBeta([betaSheet('nata', extra, body)], {
    contentDir,
    referentials,
    clock,
    store,
    dryRun: false,
  });
  await room.ingester.scan();
  return done.report;
};
const edit = async (from: string | RegExp, to: string) => {
  room.write(FILE, room.read(FILE).replace(from, to));
  await room.ingester.scan();
};
const list = async () => (await studio.listDifferences(room.studio, editor)).sheets;
const decide = async (choice: 'accept' | 'keep', key: string | null) => {
  const [sheet] = await list();
  const state = sheet?.state ?? '';
  return studio.decideDifferences(room.studio, editor, { slug: 'nata', state, key, choice });
};

beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  studio = await import('./differences.ts');
  editor = room.invite('camille', 'editeur');
  await runImport(FIRST);
  await edit('https://un.', 'https://ici.');
  await edit(/techno:\n.*\n/, '# choisi ici\ntechno:\n  - python\n');
  expect((await runImport(SECOND)).conflicts).toEqual(['nata']);
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

test('an import leaves its differences, field by field, with both values', async () => {
  const sheets = await list();
  expect(sheets.map(({ slug, title }) => [slug, title])).toEqual([['nata', 'Essai']]);
  expect(sheets[0]?.fields).toEqual([
    {
      key: 'link',
      portal: 'https://ici.beta.gouv.fr',
      source: 'https://deux.beta.gouv.fr',
      seenAt: '2026-11-22',
    },
    { key: 'techno', portal: ['python'], source: ['ruby', 'go'], seenAt: '2026-11-22' },
  ]);
});

test('an accepted field is published in its place, by who accepted it, and the rest stays byte for byte', async () => {
  const before = room.read(FILE);
  expect(await decide('accept', 'link')).toMatchObject({ outcome: 'done', address: '/produits/nata' });
  expect(room.read(FILE)).toBe(before.replace('https://ici.', 'https://deux.'));
  expect((await list())[0]?.fields.map(({ key }) => key)).toEqual(['techno']);
  const [entry] = await listAudit(room.store, {}, { limit: 1, offset: 0 });
  expect(entry).toMatchObject({
    action: 'decide-difference',
    target: 'produits/nata',
    staffId: editor.id,
  });
  expect((await runImport(SECOND)).conflicts).toEqual(['nata']);
});

test('a field that is kept is not asked about again until the source says something else', async () => {
  const before = room.read(FILE);
  expect(await decide('keep', 'link')).toEqual({ outcome: 'kept' });
  expect(await decide('keep', 'techno')).toEqual({ outcome: 'kept' });
  expect(room.read(FILE)).toBe(before);
  expect((await runImport(SECOND)).conflicts).toEqual([]);
  expect(await list()).toEqual([]);
  await runImport(SECOND.replace('deux', 'trois'));
  expect((await list())[0]?.fields.map(({ key }) => key)).toEqual(['link']);
});

test('all fields of a sheet are accepted by one publication, its text too', async () => {
  await edit('Un texte.', 'Un texte d’ici.');
  await runImport(SECOND, 'Un autre texte.\n');
  await runImport(SECOND, 'Un autre texte.\n');
  expect((await list())[0]?.fields.map(({ key }) => key)).toEqual(['body', 'link', 'techno']);
  expect(await decide('accept', null)).toMatchObject({ outcome: 'done' });
  expect(room.read(FILE)).toMatch(/link: https:\/\/deux\..*[\s\S]*- ruby[\s\S]*\nUn autre texte\.\n$/);
  expect(await list()).toEqual([]);
  expect(await listImportDifferences(room.store)).toEqual([]);
  expect((await runImport(SECOND, 'Un autre texte.\n')).unchanged).toEqual(['nata']);
});

test('what an editor has settled by hand is no longer shown', async () => {
  await edit('https://ici.', 'https://deux.');
  expect((await list())[0]?.fields.map(({ key }) => key)).toEqual(['techno']);
});

test('a decision on what has changed since is refused', async () => {
  const [sheet] = await list();
  const state = sheet?.state ?? '';
  await edit('https://ici.', 'https://ailleurs.');
  for (const choice of ['accept', 'keep'] as const) {
    const decision = { slug: 'nata', state, key: 'link', choice };
    expect(await studio.decideDifferences(room.studio, editor, decision)).toEqual({ outcome: 'moved-on' });
  }
});

test('a sheet with a fault that no page is published with is left as it is', async () => {
  await edit('Un texte.', '![](/medias/rien.png)');
  const before = room.read(FILE);
  expect(await decide('accept', 'link')).toEqual({ outcome: 'blocked' });
  expect(room.read(FILE)).toBe(before);
});

test('only who publishes may decide', async () => {
  const [sheet] = await list();
  const state = sheet?.state ?? '';
  const writer = room.invite('dominique', 'redacteur');
  await expect(studio.listDifferences(room.studio, writer)).rejects.toMatchObject({ refusal: 'forbidden' });
  await expect(
    studio.decideDifferences(room.studio, writer, { slug: 'nata', state, key: null, choice: 'accept' }),
  ).rejects.toMatchObject({ refusal: 'forbidden' });
});

test('the list of sheets is narrowed to those that differ, for who may decide', async () => {
  const { listStudioDocuments } = await import('./list-documents.ts');
  const filter = { words: '', needs: ['ecart-beta'] } as const;
  const slugsFor = async (actor: Actor) => {
    const { documents } = await listStudioDocuments(room.studio, actor, 'produits', filter);
    return documents.map(({ slug }) => slug);
  };
  expect(await slugsFor(editor)).toEqual(['nata']);
  expect(await slugsFor(room.invite('dominique', 'redacteur'))).toEqual([]);
});
