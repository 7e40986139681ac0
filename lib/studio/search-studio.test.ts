import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sheet } from '#lib/content/testing/workshop.ts';
import { publishRevision } from '#db/queries/publications.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { giveUpDraft, saveDraft, startDraft } from './drafts.ts';
import { readStudioQuery, studioSearchPath } from './search-query.ts';
import type { StudioHit } from './search-studio.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;
let search: (
  actor: Actor,
  address: string,
) => Promise<{ total: number; hits: StudioHit[]; states: unknown; kinds: unknown }>;

beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  const { searchStudio } = await import('./search-studio.ts');
  search = (actor, address) =>
    searchStudio(room.studio, actor, readStudioQuery(new URLSearchParams(address)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

const article = (title: string, body: string, extra = '') =>
  `---\ntitle: ${title}\ndate: 2026-11-01\n${extra}---\n\n${body}\n`;
const begin = async (actor: Actor, slug: string, text: string) => {
  const started = await startDraft(room.studio, actor, { kind: 'actualites', slug, text });
  if (started.outcome !== 'started') throw new Error(started.outcome);
  return started.draft;
};
const seen = ({ hits }: { hits: StudioHit[] }) => hits.map(({ state, title }) => [state, title]);
const marked = (hit: StudioHit | undefined) =>
  (hit?.passage ?? []).filter(({ hit: isHit }) => isHit).map(({ text }) => text);

describe('one search finds', () => {
  test('what is public, to come, withdrawn, waiting and being written', async () => {
    const editor = room.invite('camille', 'editeur');
    room.write(
      'actualites/demain.md',
      article('Demain', 'Les maraudes de demain.', 'publish_at: 2027-01-01T08:00\n'),
    );
    room.write('actualites/hier.md', article('Hier', 'Une maraude.'));
    room.write('actualites/ici.md', article('Ici', 'Nos maraudes.'));
    await room.ingester.scan();
    room.write('actualites/hier.md', article('Hier', 'Une maraude.', 'publish: false\n'));
    await room.ingester.scan();
    await begin(editor, 'neuf', article('Neuf', 'Le maraudeur écrit.'));
    const found = await search(editor, 'q=maraude');
    expect(new Set(seen(found).map(String))).toEqual(
      new Set(['public,Ici', 'absent,Demain', 'gone,Hier', 'brouillon,Neuf']),
    );
    expect(found.hits.map(({ href }) => href)).toContain('/studio/contenus/actualites/hier');
    expect(found.hits.find(({ state }) => state === 'public')?.address).toBe('/actualites/ici');
    expect(found.hits.find(({ state }) => state === 'gone')?.address).toBeNull();
  });

  test('a file that waits, as the file says it', async () => {
    const editor = room.invite('camille', 'editeur');
    const live = await findStoredDocument(room.store, 'produits', 'essai');
    await publishRevision(room.store, {
      documentId: live?.id ?? null,
      kind: 'produits',
      slug: 'essai',
      format: 'mdx',
      text: sheet('Studio'),
      hash: 'a'.repeat(64),
      source: 'studio',
      authorId: editor.id,
      reason: null,
      at: room.studio.now(),
      baseRevisionId: live?.liveRevisionId ?? null,
      withdrawal: null,
      draft: null,
      files: [],
      audit: { action: 'publish', details: null },
    });
    room.write(PATH, sheet('Zébulon'));
    await room.ingester.scan();
    const found = await search(editor, 'q=zebulon');
    expect(seen(found)).toEqual([['attente', 'Zébulon']]);
    expect(found.hits[0]?.href).toMatch(/^\/studio\/contenus\/produits\/essai\/revisions\/\d+$/);
  });

  test('words of drafts alone, by stem and without accents, marked where they are', async () => {
    const editor = room.invite('camille', 'editeur');
    const { id } = await begin(
      editor,
      'neuf',
      article('Neuf', 'Voici des **péniches** [amarrées](https://exemple.gouv.fr).'),
    );
    const found = await search(editor, 'q=peniche amarree');
    expect(seen(found)).toEqual([['brouillon', 'Neuf']]);
    expect(marked(found.hits[0])).toEqual(['péniches', 'amarrées']);
    expect(found.hits[0]?.href).toBe(`/studio/brouillons/${id}#texte`);
  });

  test('a draft as it was saved last, until it is given up', async () => {
    const editor = room.invite('camille', 'editeur');
    const { id } = await begin(editor, 'neuf', article('Neuf', 'Un zèbre.'));
    expect((await search(editor, 'q=zebre')).total).toBe(1);
    await saveDraft(room.studio, editor, { id, version: 1, text: article('Neuf', 'Un bison.') });
    expect((await search(editor, 'q=zebre')).total).toBe(0);
    expect((await search(editor, 'q=bison')).total).toBe(1);
    await giveUpDraft(room.studio, editor, id);
    expect((await search(editor, 'q=bison')).total).toBe(0);
  });

  test('a draft whose front matter is broken', async () => {
    const editor = room.invite('camille', 'editeur');
    await begin(editor, 'casse', '---\ntitle: [ouvert\n---\n\nUn ornithorynque <');
    expect(seen(await search(editor, 'q=ornithorynque'))).toEqual([['brouillon', 'casse']]);
  });

  test('words in their order between quotation marks', async () => {
    const editor = room.invite('camille', 'editeur');
    room.write('actualites/c.md', article('C', 'Le bison suit de loin le grand zèbre.'));
    await room.ingester.scan();
    await begin(editor, 'a', article('A', 'Le zèbre mange une pomme, un bison passe.'));
    await begin(editor, 'b', article('B', 'Le zèbre et le bison.'));
    expect(seen(await search(editor, 'q="zèbre bison"'))).toEqual([['brouillon', 'B']]);
  });
});

describe('nobody finds', () => {
  test('drafts that they may not read', async () => {
    const author = room.invite('alix', 'redacteur');
    await begin(author, 'neuf', article('Neuf', 'Un secret.'));
    expect((await search(author, 'q=secret')).total).toBe(1);
    expect((await search(room.invite('dominique', 'redacteur'), 'q=secret')).total).toBe(0);
    expect((await search(room.invite('sacha', 'relecteur'), 'q=secret')).total).toBe(1);
  });

  test('by what a phrase leaves out, that a draft they may not read holds it', async () => {
    room.write('actualites/loin.md', article('Loin', 'Le zèbre est loin du bison.'));
    await room.ingester.scan();
    await begin(room.invite('alix', 'redacteur'), 'neuf', article('Neuf', 'Le zèbre, le bison.'));
    const other = room.invite('dominique', 'redacteur');
    expect(seen(await search(other, 'q="zèbre bison"'))).toEqual([['public', 'Loin']]);
  });

  test('documents beyond their products, for a coach', async () => {
    room.write('produits/autre.md', sheet('Autre'));
    await room.ingester.scan();
    const coach = room.invite('charlie', 'redacteur', ['autre']);
    expect(seen(await search(coach, 'q=feuille'))).toEqual([['public', 'Autre']]);
  });
});

test('choices keep their kind and state, each counted with the other’s', async () => {
  const editor = room.invite('camille', 'editeur');
  room.write('produits/feuille.md', sheet('Feuille'));
  room.write('actualites/feuille.md', article('Feuille', 'Une feuille.'));
  await room.ingester.scan();
  await begin(editor, 'neuf', article('Feuille neuve', 'Une feuille encore.'));
  const found = await search(editor, 'q=feuille&genre=actualites');
  expect(new Set(seen(found).map(String))).toEqual(new Set(['public,Feuille', 'brouillon,Feuille neuve']));
  expect(found.states).toEqual([
    { value: 'public', count: 1 },
    { value: 'brouillon', count: 1 },
  ]);
  expect(found.kinds).toEqual([
    { value: 'produits', count: 1 },
    { value: 'actualites', count: 2 },
  ]);
  expect(seen(await search(editor, 'q=feuille&genre=actualites&etat=brouillon'))).toEqual([
    ['brouillon', 'Feuille neuve'],
  ]);
});

test('answers come fifty at a time, the last page for one beyond it', async () => {
  const editor = room.invite('camille', 'editeur');
  for (let rank = 0; rank < 51; rank += 1)
    await begin(editor, `neuf-${rank}`, article(`Neuf ${rank}`, 'Zébulon.'));
  const first = await search(editor, 'q=zebulon');
  expect([first.total, first.hits.length]).toEqual([51, 50]);
  expect((await search(editor, 'q=zebulon&page=9')).hits).toHaveLength(1);
});

test('an address that is malformed asks nothing', async () => {
  expect(readStudioQuery(new URLSearchParams('q= a &genre=x&etat=constructor&page=-1'))).toEqual({
    q: 'a',
    kinds: [],
    states: [],
    page: 1,
  });
  expect(readStudioQuery(new URLSearchParams({ q: 'x'.repeat(300) })).q).toHaveLength(200);
  expect(studioSearchPath({ q: 'a&b', kinds: ['pages'], states: ['gone'], page: 2 })).toBe(
    '/studio/recherche?q=a%26b&genre=pages&etat=gone&page=2',
  );
  expect((await search(room.invite('camille', 'editeur'), '')).hits).toEqual([]);
});
