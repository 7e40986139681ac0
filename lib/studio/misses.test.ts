import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { miss } from '#db/schema/miss.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import type * as Misses from './misses.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let room: WritingRoom;
let editor: Actor;
let studio: typeof Misses;

const addMiss = (kind: 'search' | 'address', text: string) => {
  const days = { days: 3, count: 7, firstDay: '2026-11-01', lastDay: '2026-11-20' };
  room.store.db
    .insert(miss)
    .values({ hash: text, kind, text, ...days })
    .run();
};

beforeEach(async () => {
  room = await openWritingRoom();
  cpSync(join(ROOT, 'content/referentiels'), join(room.contentDir, 'referentiels'), { recursive: true });
  await room.ingester.scan();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  studio = await import('./misses.ts');
  editor = room.invite('camille', 'editeur');
  addMiss('search', 'zorglub');
  addMiss('address', '/produits/essais');
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

const fileOf = (name: string) => join(room.contentDir, 'referentiels', name);
const read = (name: string) => readFileSync(fileOf(name), 'utf8');
const listTexts = async () => {
  const { searches, addresses } = await studio.readMisses(room.studio, editor);
  return [...searches, ...addresses].map(({ text }) => text);
};

test('a portal of a single sheet finds it by its words', async () => {
  const { searchDocuments } = await import('#lib/search/search.ts');
  expect(searchDocuments('feuille').hits).toHaveLength(1);
});

describe('a search without result', () => {
  test('finds by the words given, which are added at the end of the thesaurus', async () => {
    const before = read('synonymes.yaml');
    const done = await studio.addSynonym(room.studio, editor, { text: 'zorglub', to: 'Essai' });
    expect(done).toEqual({ outcome: 'done' });
    expect(read('synonymes.yaml')).toBe(`${before.trimEnd()}\n- { from: ["zorglub"], to: ["Essai"] }\n`);
    expect(await listTexts()).toEqual(['/produits/essais']);
    await room.ingester.scan();
    const { searchDocuments } = await import('#lib/search/search.ts');
    expect(searchDocuments('zorglub').hits.map(({ slug }) => slug)).toContain('essai');
    expect((await listAudit(room.store, {}, { limit: 1, offset: 0 }))[0]).toMatchObject({
      action: 'add-synonym',
      staffId: editor.id,
      target: 'referentiels/synonymes.yaml',
    });
  });

  test.each([
    ['', 'invalid'],
    ['…', 'invalid'],
    ['m'.repeat(81), 'invalid'],
    ['essai, introuvablexyz', 'finds-nothing'],
  ])('is not settled by « %s »', async (to, outcome) => {
    const before = read('synonymes.yaml');
    expect(await studio.addSynonym(room.studio, editor, { text: 'zorglub', to })).toEqual({ outcome });
    expect(read('synonymes.yaml')).toBe(before);
    expect(await listTexts()).toContain('zorglub');
  });

  test('keeps its commas: it is one search', async () => {
    const text = 'zorglub, le retour';
    expect(await studio.addSynonym(room.studio, editor, { text, to: 'essai' })).toEqual({ outcome: 'done' });
    expect(read('synonymes.yaml')).toContain('- { from: ["zorglub, le retour"], to: ["essai"] }');
  });

  test('longer than any that is counted is refused', async () => {
    const text = 'z'.repeat(81);
    expect(await studio.addSynonym(room.studio, editor, { text, to: 'essai' })).toEqual({
      outcome: 'invalid',
    });
  });

  test('quotation marks and braces are kept as text', async () => {
    const text = 'zorg"lub] } #';
    expect(await studio.addSynonym(room.studio, editor, { text, to: 'essai' })).toEqual({ outcome: 'done' });
    expect((await room.ingester.scan()).faults).toEqual([]);
  });

  test('is given the name of a product that resembles it, if one does', async () => {
    addMiss('search', 'essaie');
    const { searches } = await studio.readMisses(room.studio, editor);
    expect(Object.fromEntries(searches.map(({ text, near }) => [text, near]))).toEqual({
      zorglub: null,
      essaie: 'Essai',
    });
  });

  test('a list that cannot be read is left as it is', async () => {
    writeFileSync(fileOf('synonymes.yaml'), '- [a\n');
    expect(await studio.addSynonym(room.studio, editor, { text: 'zorglub', to: 'essai' })).toEqual({
      outcome: 'unreadable',
    });
    expect(read('synonymes.yaml')).toBe('- [a\n');
  });
});

describe('an address not found', () => {
  test('is given the page that resembles it, and leads there once added', async () => {
    const { addresses } = await studio.readMisses(room.studio, editor);
    expect(addresses[0]?.near).toBe('/produits/essai');
    const asked = { text: '/produits/essais', to: '/produits/essai' };
    expect(await studio.addRedirect(room.studio, editor, asked)).toEqual({ outcome: 'done' });
    expect(read('redirections.yaml')).toMatch(
      /\n- \{ from: "\/produits\/essais", to: "\/produits\/essai" \}\n$/,
    );
    await room.ingester.scan();
    const { getFormerAddresses } = await import('#lib/portal/former-addresses.ts');
    expect(getFormerAddresses().find('/produits/essais')).toEqual({ from: asked.text, to: asked.to });
    expect(await listTexts()).toEqual(['zorglub']);
  });

  test.each([
    ['/produits/essais', 'essai', 'invalid'],
    [`/${'e'.repeat(200)}`, '/produits', 'invalid'],
    ['/produits/essais', 'https://ailleurs.fr/', 'invalid'],
    ['/produits/essais', '//ailleurs.fr', 'invalid'],
    ['/produits/essais', '/produits/absent', 'no-page'],
    ['/produits/essais', '/produits/essais/', 'loop'],
    ['/produits/essai', '/produits', 'answered'],
  ])('%s does not lead to %s', async (text, to, outcome) => {
    const before = read('redirections.yaml');
    expect(await studio.addRedirect(room.studio, editor, { text, to })).toEqual({ outcome });
    expect(read('redirections.yaml')).toBe(before);
  });

  test('a redirect that would come back through another is refused', async () => {
    writeFileSync(
      fileOf('redirections.yaml'),
      `${read('redirections.yaml')}- { from: /b, to: /a }\n- { from: /c, to: /b }\n`,
    );
    await room.ingester.scan();
    expect(await studio.addRedirect(room.studio, editor, { text: '/a', to: '/c' })).toEqual({
      outcome: 'loop',
    });
  });
});

test('a miss may be left as it is', async () => {
  await studio.dismissMiss(room.studio, editor, { kind: 'search', text: 'zorglub' });
  expect(await listTexts()).toEqual(['/produits/essais']);
  expect((await listAudit(room.store, {}, { limit: 1, offset: 0 }))[0]).toMatchObject({
    action: 'dismiss-miss',
    staffId: editor.id,
  });
});

test('who may not redirect sees and settles nothing', async () => {
  const writer = room.invite('alix', 'relecteur');
  const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 403 });
  await refused(studio.readMisses(room.studio, writer));
  await refused(studio.addSynonym(room.studio, writer, { text: 'zorglub', to: 'essai' }));
  await refused(studio.addRedirect(room.studio, writer, { text: '/produits/essais', to: '/produits/essai' }));
  await refused(studio.dismissMiss(room.studio, writer, { kind: 'search', text: 'zorglub' }));
});
