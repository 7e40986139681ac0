import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { extract } from 'tar';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { findStoredDocument, listRevisions } from '#db/queries/revisions.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import type * as Bulk from './bulk.ts';
import { BULK_OUTCOMES, readIds, readReport, writeReport } from './bulk-address.ts';
import type * as Export from './export-chosen.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const article = (tags: string) =>
  `---\ntitle: Un article\ndate: 2026-11-01\n${tags}# gardé\ntagline: Un chapeau\n---\n\nUn texte.\n`;
let room: WritingRoom;
let editor: Actor;
let studio: typeof Bulk & typeof Export;

const idOf = async (path: string): Promise<number> => {
  const [kind = '', slug = ''] = path.split('/');
  return (await findStoredDocument(room.store, kind, slug))?.id ?? 0;
};
const idsOf = (...paths: string[]) => Promise.all(paths.map(idOf));
const outcomesOf = (results: readonly Bulk.BulkResult[]) => results.map(({ outcome }) => outcome);

beforeEach(async () => {
  room = await openWritingRoom();
  room.write('produits/autre.md', sheet('Autre', 'thematiques:\n  - Santé\n'));
  room.write('actualites/liste.md', article('tags: [un, deux]\n'));
  room.write('actualites/ligne.md', article('tags: un, deux\n'));
  room.write('actualites/sans.md', article(''));
  await room.ingester.scan();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  studio = { ...(await import('./bulk.ts')), ...(await import('./export-chosen.ts')) };
  editor = room.invite('camille', 'editeur');
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

describe('a tag', () => {
  const slugs = ['actualites/liste', 'actualites/ligne', 'actualites/sans'];
  const tag = async (term: string) =>
    studio.actOnMany(
      room.studio,
      editor,
      { kind: 'actualites', ids: await idsOf(...slugs) },
      { act: 'tag', term },
    );

  test('joins the list, the line or the front matter without one, the rest byte for byte', async () => {
    expect(outcomesOf(await tag(' Trois '))).toEqual(['done', 'done', 'done']);
    expect(room.read('actualites/liste.md')).toBe(article('tags: [un, deux, Trois]\n'));
    expect(room.read('actualites/ligne.md')).toBe(article('tags: un, deux, Trois\n'));
    const added = room.read('actualites/sans.md');
    expect(added).toContain('- Trois');
    expect(added.replace(/tags:\n *- Trois\n/, '')).toBe(article(''));
    expect((await listAudit(room.store, { action: 'tag' }, { limit: 9, offset: 0 })).length).toBe(3);
  });

  test('that is there already, however it is written, changes nothing', async () => {
    expect(outcomesOf(await tag('DEUX'))).toEqual(['unchanged', 'unchanged', 'done']);
    expect(room.read('actualites/ligne.md')).toBe(article('tags: un, deux\n'));
  });

  test.each(['', ' , ', 'un, deux', 'x'.repeat(81)])('%j is no tag', async (term) => {
    expect(new Set(outcomesOf(await tag(term)))).toEqual(new Set(['invalid-term']));
  });

  test('a file that someone changed is left to them, and stops no other', async () => {
    const path = join(room.contentDir, 'actualites/ligne.md');
    writeFileSync(path, `${article('tags: un, deux\n')}\nUne suite.\n`);
    expect(outcomesOf(await tag('Trois'))).toEqual(['done', 'unseen', 'done']);
    expect(readFileSync(path, 'utf8')).toContain('Une suite.');
  });
});

test('a theme is one of the vocabulary', async () => {
  const ids = await idsOf('produits/essai', 'produits/autre');
  const add = (term: string) =>
    studio.actOnMany(room.studio, editor, { kind: 'produits', ids }, { act: 'tag', term });
  expect(outcomesOf(await add('Poésie lyrique'))).toEqual(['invalid-term', 'invalid-term']);
  expect(outcomesOf(await add('sante'))).toEqual(['done', 'unchanged']);
  expect(room.read('produits/essai.mdx')).toContain('- Santé');
});

test('sheets are dated once a day, each by its own revision, which can be gone back on', async () => {
  const ids = await idsOf('produits/essai', 'produits/autre');
  const verify = () => studio.actOnMany(room.studio, editor, { kind: 'produits', ids }, { act: 'verify' });
  expect(outcomesOf(await verify())).toEqual(['done', 'done']);
  expect(outcomesOf(await verify())).toEqual(['unchanged', 'unchanged']);
  expect(room.read('produits/autre.md')).toContain('2026-11-22');
  for (const id of ids) expect(await listRevisions(room.store, id)).toHaveLength(2);
});

test('pages are withdrawn with a word, and those that already are stay as they are', async () => {
  const ids = await idsOf('produits/essai', 'produits/autre');
  const withdraw = (reason: string) =>
    studio.actOnMany(
      room.studio,
      editor,
      { kind: 'produits', ids },
      { act: 'withdraw', word: 'Voir ailleurs.', reason },
    );
  expect(outcomesOf(await withdraw(' '))).toEqual(['no-reason', 'no-reason']);
  expect(outcomesOf(await withdraw('Doublons'))).toEqual(['done', 'done']);
  expect((await findStoredDocument(room.store, 'produits', 'autre'))?.withdrawal).toBe('Voir ailleurs.');
  expect(outcomesOf(await withdraw('Doublons'))).toEqual(['unchanged', 'unchanged']);
});

test('what is not there, or of another kind, is told and nothing is done to it', async () => {
  const ids = [...(await idsOf('produits/essai', 'actualites/sans')), 999_999];
  const results = await studio.actOnMany(room.studio, editor, { kind: 'produits', ids }, { act: 'verify' });
  expect(outcomesOf(results)).toEqual(['done', 'missing', 'missing']);
});

test('only who publishes may; a coach sees their own sheets alone', async () => {
  const ids = await idsOf('produits/essai', 'produits/autre');
  const writer = room.invite('dominique', 'redacteur');
  for (const act of [
    { act: 'verify' },
    { act: 'tag', term: 'Santé' },
    { act: 'withdraw', word: '', reason: 'x' },
  ] as const) {
    await expect(studio.actOnMany(room.studio, writer, { kind: 'produits', ids }, act)).rejects.toMatchObject(
      { refusal: 'forbidden' },
    );
  }
  const coach = room.invite('sacha', 'redacteur', ['autre']);
  expect(studio.listChosen(coach, 'produits', ids).map(({ slug }) => slug)).toEqual(['autre']);
});

test('chosen documents are exported as the content files that they are', async () => {
  const ids = await idsOf('actualites/liste', 'actualites/sans', 'produits/essai');
  const archive = await studio.exportChosen(room.studio, editor, { kind: 'actualites', ids });
  const folder = mkdtempSync(join(tmpdir(), 'portail-essai-'));
  writeFileSync(join(folder, 'a.tar.gz'), archive);
  extract({ file: join(folder, 'a.tar.gz'), cwd: folder, sync: true });
  expect(readdirSync(join(folder, 'actualites')).sort()).toEqual(['liste.md', 'sans.md']);
  expect(readdirSync(folder).sort()).toEqual(['a.tar.gz', 'actualites']);
  expect(readFileSync(join(folder, 'actualites/liste.md'), 'utf8')).toBe(room.read('actualites/liste.md'));
  rmSync(folder, { recursive: true });
  await expect(studio.exportChosen(room.studio, editor, { kind: 'pages', ids })).rejects.toThrow(
    'no document',
  );
});

test('the form of a list asks for one thing, of a hundred documents at most', async () => {
  const { answerListForm } = await import('./bulk-request.ts');
  const answer = (fields: string[][]) =>
    answerListForm(room.studio, editor, 'produits', new URLSearchParams(fields));
  const [id] = await idsOf('produits/essai');
  const chosen = ['d', String(id)];
  const many = Array.from({ length: 101 }, (_, rank) => ['d', String(rank + 1)]);
  const list = '/studio/contenus/produits';
  expect(await answer([['acte', 'verifier']])).toBe(`${list}?avis=lot-vide`);
  expect(await answer([...many, ['acte', 'verifier']])).toBe(`${list}?avis=lot-trop-long`);
  expect(await answer([chosen])).toBe(`${list}?avis=lot-sans-acte`);
  expect(await answer([chosen, ['acte', 'retirer']])).toBe(`/studio/lots/produits/retrait?d=${id}`);
  expect(await answer([chosen, ['acte', 'exporter']])).toBe(`/studio/lots/produits/export?d=${id}`);
  expect(await answer([chosen, ['acte', 'verifier']])).toBe(
    `/studio/lots/produits/bilan?acte=verify&done=${id}`,
  );
});

describe('an address', () => {
  test('of a report gives back what became of each document', () => {
    const results = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 1e9 }), outcome: fc.constantFrom(...BULK_OUTCOMES) }),
      { maxLength: 100, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(results, (given) => {
        const params = Object.fromEntries(new URLSearchParams(writeReport(given)));
        const byId = (a: Bulk.BulkResult, b: Bulk.BulkResult) => a.id - b.id;
        expect(readReport(params).sort(byId)).toEqual([...given].sort(byId));
      }),
    );
  });

  test('names no more documents than one beyond the limit, each once, and nothing else', () => {
    expect(readIds(['4.8.4', '15', '0', '-1', 'x', '1e3'])).toEqual([4, 8, 15]);
    const many = Array.from({ length: 300 }, (_, rank) => String(rank + 1));
    expect(readIds(many)).toHaveLength(101);
  });
});
