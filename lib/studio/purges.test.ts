import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listImportDifferences, listImportedSheets } from '#db/queries/imports.ts';
import { findStoredDocument, listRevisions } from '#db/queries/revisions.ts';
import { type Actor, ROLES } from '#lib/auth/permissions.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { betaSheet } from '#lib/exchange/testing/exchange-shop.ts';
import { move } from './act-on-document.ts';
import { listComments, saveComment } from './comments.ts';
import { giveUpDraft, openDraft, replaceDraft, saveDraft, startDraft } from './drafts.ts';
import { beat } from './presence.ts';
import { sharePreview } from './preview-links.ts';
import { publishDraft } from './publish.ts';
import { listPastPurges, purgeAs } from './purges.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const SECRET = 'Zorglub-Bulgroz';
let room: WritingRoom;
beforeEach(async () => {
  room = await openWritingRoom();
});
afterEach(() => {
  room.close();
});

const storeHolds = (words: string): boolean =>
  readdirSync(room.dataDir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(room.dataDir, entry.name)).includes(words));

test.each(ROLES.filter((role) => role !== 'administrateur'))(
  'a %s purges nothing and sees no purge',
  async (role) => {
    const someone = room.invite('quelqu-un', role);
    const asked = { kind: 'document', id: 'produits/essai', reason: 'Essai' };
    await expect(purgeAs(room.studio, someone, asked)).rejects.toThrow('Votre rôle');
    await expect(listPastPurges(room.studio, someone)).rejects.toThrow('Votre rôle');
    expect(room.title('produits', 'essai')).toBe('Essai');
  },
);

test('a version that is purged goes from the drafts and from the texts put aside too', async () => {
  const camille = room.invite('camille', 'administrateur');
  const draft = await openDraft(room.studio, camille, 'produits', 'essai');
  await saveDraft(room.studio, camille, { id: draft.id, version: 1, text: sheet(SECRET) });
  // What hangs on the draft goes with it.
  await sharePreview(room.studio, camille, { id: draft.id, days: 7 });
  await beat(room.studio, camille, { id: draft.id, tab: '0'.repeat(32), version: 2, take: false });
  const published = await publishDraft(room.studio, camille, {
    draftId: draft.id,
    version: 2,
    reason: null,
    override: 'Essai',
  });
  expect(published).toMatchObject({ outcome: 'published' });
  const second = await openDraft(room.studio, camille, 'produits', 'essai');
  await replaceDraft(room.studio, camille, { id: second.id, version: 1, text: sheet('Sans le secret') });
  const id = 'revisionId' in published ? String(published.revisionId) : '';
  expect(await purgeAs(room.studio, camille, { kind: 'revision', id, reason: 'Vie privée' })).toEqual({
    done: true,
    message: expect.stringContaining('La page n’est plus publiée') as unknown,
  });
  expect(storeHolds(SECRET)).toBe(false);
  expect(await listPastPurges(room.studio, camille)).toMatchObject([
    { who: expect.stringContaining('camille') as unknown, kind: 'revision', reason: 'Vie privée' },
  ]);
  // The draft that came after it is still there, and publishes the page again.
  const again = { draftId: second.id, version: 2, reason: null, override: 'Essai' };
  const shown = await publishDraft(room.studio, camille, again);
  expect(shown.outcome).toBe('unseen');
});

const referentials = await loadReferentials();

describe('what an import remembers of a product', () => {
  /** The source names the secret, and so does the body that the portal keeps against it. */
  const runImport = async (betaId: string, body: string) => {
    const { contentDir, store, time } = room;
    const link = `link: https://${SECRET}.beta.gouv.fr\n`;
    const clock = { now: () => time.now };
    await importBeta([betaSheet(betaId, link, body)], {
      contentDir,
      referentials,
      clock,
      store,
      dryRun: false,
    });
    await room.ingester.scan();
  };
  const importTwice = async (betaId: string, path: string) => {
    await runImport(betaId, 'Un texte.\n');
    room.write(path, room.read(path).replace('Un texte.', `${SECRET}, texte du portail.`));
    await room.ingester.scan();
    await runImport(betaId, 'Un autre texte.\n');
    const [difference] = await listImportDifferences(room.store);
    expect(difference?.portalValue).toContain(SECRET);
    expect(await listImportedSheets(room.store)).toHaveLength(1);
  };
  const expectForgotten = async () => {
    expect(await listImportDifferences(room.store)).toEqual([]);
    expect(await listImportedSheets(room.store)).toEqual([]);
    expect(storeHolds(SECRET)).toBe(false);
  };
  const purgeNow = (camille: Actor, kind: 'document' | 'revision', id: string) =>
    purgeAs(room.studio, camille, { kind, id, reason: 'Vie privée' });

  test('goes with each of its versions', async () => {
    const camille = room.invite('camille', 'administrateur');
    await importTwice('nata', 'produits/nata.md');
    const document = await findStoredDocument(room.store, 'produits', 'nata');
    for (const { id } of await listRevisions(room.store, document?.id ?? 0))
      expect(await purgeNow(camille, 'revision', String(id))).toMatchObject({ done: true });
    await expectForgotten();
  });

  test.each([
    { known: 'by its identifier', betaId: 'nata.beta', path: 'produits/nata-beta.md', forget: false },
    { known: 'by the addresses it had', betaId: 'nata', path: 'produits/nata.md', forget: true },
  ])('goes with the whole of it after its address changed, $known', async ({ betaId, path, forget }) => {
    const camille = room.invite('camille', 'administrateur');
    await importTwice(betaId, path);
    const slug = path.slice('produits/'.length, -'.md'.length);
    // As where the file never named its sheet.
    if (forget) room.store.db.$client.exec("UPDATE revision SET text = replace(text, 'beta_id: nata\n', '')");
    for (const [from, to] of [
      [slug, 'deuxieme'],
      ['deuxieme', 'troisieme'],
    ] as const) {
      const moved = await move(
        room.studio,
        camille,
        { kind: 'produits', slug: from },
        { slug: to, reason: 'Nom' },
      );
      expect(moved).toMatchObject({ outcome: 'done' });
    }
    expect(await purgeNow(camille, 'document', 'produits/troisieme')).toMatchObject({ done: true });
    await expectForgotten();
  });

  test('of another product stays', async () => {
    const camille = room.invite('camille', 'administrateur');
    await importTwice('nata', 'produits/nata.md');
    await purgeNow(camille, 'document', 'produits/essai');
    expect(await listImportedSheets(room.store)).toHaveLength(1);
    expect(await listImportDifferences(room.store)).toHaveLength(1);
  });
});

test('a document that is purged takes what was said of its drafts along, closed and open', async () => {
  const camille = room.invite('camille', 'administrateur');
  const draft = await openDraft(room.studio, camille, 'produits', 'essai');
  const said = { version: 1, text: `Retirer ${SECRET}.`, quote: SECRET, replyTo: null };
  await saveComment(room.studio, camille, { draftId: draft.id, ...said });
  await giveUpDraft(room.studio, camille, draft.id);
  const second = await openDraft(room.studio, camille, 'produits', 'essai');
  await saveComment(room.studio, camille, { draftId: second.id, ...said });
  await saveComment(room.studio, camille, { draftId: second.id, ...said, replyTo: 2 });
  expect(storeHolds(SECRET)).toBe(true);
  await purgeAs(room.studio, camille, { kind: 'document', id: 'produits/essai', reason: 'Vie privée' });
  expect(storeHolds(SECRET)).toBe(false);
});

test('a version that is purged takes its passages out of the comments of a draft that stays', async () => {
  const camille = room.invite('camille', 'administrateur');
  room.write('produits/essai.mdx', sheet(SECRET).replaceAll('\n', '\r\n'));
  await room.ingester.scan();
  const draft = await openDraft(room.studio, camille, 'produits', 'essai');
  await saveDraft(room.studio, camille, { id: draft.id, version: 1, text: sheet('Sans le secret') });
  const said = { draftId: draft.id, version: 1, text: 'À retirer.', replyTo: null };
  await saveComment(room.studio, camille, { ...said, quote: `title: ${SECRET}\r\n` });
  await saveComment(room.studio, camille, { ...said, quote: 'Sans le secret' });
  const id = String(draft.baseRevisionId);
  await purgeAs(room.studio, camille, { kind: 'revision', id, reason: 'Vie privée' });
  expect(storeHolds(SECRET)).toBe(false);
  const { threads } = await listComments(room.studio, camille, draft.id);
  expect(threads.map(({ quote }) => quote)).toEqual([null, 'Sans le secret']);
});

test('the very text that was purged cannot be published again', async () => {
  const camille = room.invite('camille', 'administrateur');
  await purgeAs(room.studio, camille, { kind: 'document', id: 'produits/essai', reason: 'Vie privée' });
  const begun = await startDraft(room.studio, camille, {
    kind: 'produits',
    slug: 'autre',
    text: sheet('Essai'),
  });
  const draftId = begun.outcome === 'started' ? begun.draft.id : 0;
  const asked = { draftId, version: 1, reason: null, override: 'Essai' };
  expect(await publishDraft(room.studio, camille, asked)).toEqual({ outcome: 'purged' });
});

test('a document that was only ever a draft is purged with it', async () => {
  const camille = room.invite('camille', 'administrateur');
  await startDraft(room.studio, camille, { kind: 'actualites', slug: 'nouvelle', text: SECRET });
  const asked = { kind: 'document', id: 'actualites/nouvelle', reason: 'Vie privée' };
  expect(await purgeAs(room.studio, camille, asked)).toMatchObject({ done: true });
  expect(storeHolds(SECRET)).toBe(false);
});

test.each([
  [{ kind: 'document', id: 'produits/essai', reason: ' ' }, 'Donnez la raison'],
  [{ kind: 'tout', id: 'produits/essai', reason: 'x' }, 'On purge l’un de'],
  [{ kind: 'document', id: 'produits/inconnu', reason: 'x' }, 'Aucun document'],
])('what cannot be purged is said: %o', async (asked, message) => {
  const camille = room.invite('camille', 'administrateur');
  expect(await purgeAs(room.studio, camille, asked)).toEqual({
    done: false,
    message: expect.stringContaining(message) as unknown,
  });
});
