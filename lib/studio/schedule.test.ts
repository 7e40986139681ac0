import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { findStoredDocument, listRevisions } from '#db/queries/revisions.ts';
import { claimDue, listSchedules } from '#db/queries/schedules.ts';
import { findStaff, updateStaff } from '#db/queries/staff.ts';
import { AuthError } from '#lib/auth/auth-error.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { purge } from '#lib/purge/purge.ts';
import { withdraw } from './act-on-document.ts';
import { giveUpDraft, openDraft, saveDraft, startDraft } from './drafts.ts';
import type * as Lists from './list-schedules.ts';
import { publishDraft } from './publish.ts';
import { runSchedules } from './run-schedules.ts';
import { acknowledgeSchedule, cancelSchedule, scheduleDraft, scheduleWithdrawal } from './schedule.ts';
import { openWritingRoom, PATH, type WritingRoom } from './testing/writing-room.ts';

// The clock of the room says 22 November 2026, 10:00 in Paris.
const DUE = '2026-11-22T11:00';
const NAME = { kind: 'produits', slug: 'essai' } as const;

let room: WritingRoom;
let camille: Actor;
let lists: typeof Lists;
beforeEach(async () => {
  room = await openWritingRoom();
  // Titles come from the read index of the process.
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  lists = await import('./list-schedules.ts');
  camille = room.invite('camille', 'editeur');
});
afterEach(() => {
  room.close();
});

const goTo = (instant: string) => {
  room.time.now = new Date(instant);
};
const run = () => runSchedules(room.studio);

async function write(text: string, actor = camille): Promise<{ draftId: number; version: number }> {
  const { id, version } = await openDraft(room.studio, actor, 'produits', 'essai');
  const saved = await saveDraft(room.studio, actor, { id, version, text });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return { draftId: id, version: saved.version };
}

const NO_WORDS = { reason: null, override: null, occurrence: null };
async function schedule(text: string, minute = DUE, actor = camille) {
  const draft = await write(text);
  const done = await scheduleDraft(room.studio, actor, {
    ...draft,
    ...NO_WORDS,
    minute,
    reason: 'À l’heure',
  });
  return { ...draft, done };
}
const scheduleRetreat = (minute = DUE, reason = 'Fin') =>
  scheduleWithdrawal(room.studio, camille, NAME, { minute, occurrence: null, word: 'C’est fini.', reason });

const title = () => room.title('produits', 'essai');
const desk = () => lists.listDeskSchedules(room.studio, camille);
const ends = async () =>
  (await desk()).map(({ state, problem, detail }) => `${state} ${problem} ${detail ?? ''}`).join('\n');
const getDocument = async () => {
  const found = await findStoredDocument(room.store, 'produits', 'essai');
  if (!found) throw new Error('no document');
  return found;
};

describe('a publication at a date', () => {
  test('is made at its hour, once, in the name of who decided it', async () => {
    const { done } = await schedule(sheet('À l’heure dite'));
    expect(done).toMatchObject({ outcome: 'scheduled', version: 2, dueAt: '2026-11-22T10:00:00.000Z' });
    goTo('2026-11-22T09:59:59.999Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Essai');
    goTo('2026-11-22T10:00:00.000Z');
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(title()).toBe('À l’heure dite');
    expect(room.read(PATH)).toBe(sheet('À l’heure dite'));
    const [latest, ...others] = await listRevisions(room.store, (await getDocument()).id);
    expect(others).toHaveLength(1);
    expect(latest).toMatchObject({ authorId: camille.id, reason: 'À l’heure' });
    const audit = await listAudit(room.store, {}, { limit: 2, offset: 0 });
    expect(audit.map(({ action, staffId }) => [action, staffId])).toEqual([
      ['publish', camille.id],
      ['schedule', camille.id],
    ]);
    expect(audit[0]?.details).toBe(JSON.stringify({ scheduled: DUE }));
    // Done at its hour, it is no news.
    expect(await desk()).toEqual([]);
  });

  test('of a document that does not exist yet creates it', async () => {
    const started = await startDraft(room.studio, camille, {
      kind: 'produits',
      slug: 'neuf',
      text: sheet('Neuf'),
    });
    if (started.outcome !== 'started') throw new Error(started.outcome);
    const { id: draftId, version } = started.draft;
    await scheduleDraft(room.studio, camille, { draftId, version, ...NO_WORDS, minute: DUE });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(1);
    expect(room.title('produits', 'neuf')).toBe('Neuf');
  });

  test('is judged when it is decided as a publication by hand is', async () => {
    expect((await schedule('---\ntitle: [\n---\n')).done).toMatchObject({ outcome: 'blocked' });
    const long = `${sheet('Essai')}\nVoir [la page](/produits/absent).\n`;
    const warned = await schedule(long);
    expect(warned.done).toMatchObject({ outcome: 'warned' });
    const asked = { draftId: warned.draftId, version: warned.version, ...NO_WORDS, minute: DUE };
    expect(await scheduleDraft(room.studio, camille, { ...asked, version: 1 })).toEqual({
      outcome: 'draft-moved',
    });
    expect(await scheduleDraft(room.studio, camille, { ...asked, override: 'Bientôt' })).toMatchObject({
      outcome: 'scheduled',
    });
    expect(await scheduleDraft(room.studio, camille, { ...asked, override: 'Bientôt' })).toEqual({
      outcome: 'already',
    });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(1);
    const [published] = await listAudit(room.store, { action: 'publish' }, { limit: 1, offset: 0 });
    expect(JSON.parse(published?.details ?? '')).toEqual({
      override: 'Bientôt',
      rules: ['link-broken'],
      scheduled: DUE,
    });
  });

  test('is refused at once when the file says what nobody has seen', async () => {
    await write(sheet('Du studio'));
    room.write(PATH, sheet('Du fichier'));
    const { done } = await schedule(sheet('Du studio encore'));
    expect(done).toMatchObject({ outcome: 'unseen', unseen: { origin: 'file', text: sheet('Du fichier') } });
  });

  test('is not made over what was written meanwhile: it is said, and nothing is published', async () => {
    const { draftId } = await schedule(sheet('Du studio'));
    room.write(PATH, sheet('Du fichier'));
    await room.ingester.scan();
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Du fichier');
    const [item] = await desk();
    expect(await ends()).toMatch(/^failed .*personne ne l’a vu/);
    expect(await lists.listDraftSchedules(room.studio, camille, draftId)).toHaveLength(1);
    expect(await lists.listDocumentSchedules(room.studio, camille, NAME)).toHaveLength(1);
    await acknowledgeSchedule(room.studio, camille, item?.id ?? 0);
    expect(await desk()).toEqual([]);
  });

  test('is not made when the check finds at its hour what it did not find before', async () => {
    room.write('produits/autre.mdx', sheet('Autre'));
    await room.ingester.scan();
    await schedule(`${sheet('Essai')}\nVoir [la page d’Autre](/produits/autre).\n`);
    room.remove('produits/autre.mdx');
    await room.ingester.scan();
    await room.ingester.scan();
    goTo('2026-11-22T10:00:10Z');
    await run();
    expect(title()).toBe('Essai');
    expect(await ends()).toMatch(/^failed .*conseil.* Ligne \d+ : /);
  });

  test('is cancelled as soon as its text changes, and the desk says why', async () => {
    await schedule(sheet('Premier texte'));
    await write(sheet('Second texte'));
    await run();
    expect(await ends()).toMatch(/^cancelled .*a été modifié après/);
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Essai');
    // Another one takes its place.
    expect((await schedule(sheet('Troisième texte'), '2026-11-22T12:00')).done.outcome).toBe('scheduled');
    expect(await desk()).toMatchObject([{ state: 'pending' }]);
  });

  test('is over once its draft is published by hand or given up, without a word more', async () => {
    const { draftId, version } = await schedule(sheet('Par la main'));
    await publishDraft(room.studio, camille, { draftId, version, reason: null, override: null });
    expect(await desk()).toEqual([]);
    const other = await schedule(sheet('Abandonné'));
    await giveUpDraft(room.studio, camille, other.draftId);
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Par la main');
    expect(await desk()).toEqual([]);
  });

  test('cancelled is not made', async () => {
    await schedule(sheet('Annulé'));
    const [item] = await desk();
    expect(await cancelSchedule(room.studio, camille, item?.id ?? 0)).toMatchObject({ outcome: 'cancelled' });
    expect(await cancelSchedule(room.studio, camille, item?.id ?? 0)).toMatchObject({ outcome: 'over' });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Essai');
    const [entry] = await listAudit(room.store, {}, { limit: 1, offset: 0 });
    expect(entry).toMatchObject({ action: 'unschedule', staffId: camille.id, target: 'produits/essai' });
  });

  test('that fell due while no portal ran is made at the next start, and the desk says so', async () => {
    await schedule(sheet('En retard'));
    goTo('2026-11-22T13:30:00Z');
    expect(await desk()).toMatchObject([{ state: 'pending', overdue: true }]);
    expect(await run()).toBe(1);
    expect(title()).toBe('En retard');
    expect(await desk()).toMatchObject([
      { state: 'done', due: '22 novembre 2026 à 11:00', finished: '22 novembre 2026 à 14:30' },
    ]);
  });

  test('held by a process that died is made by another a moment later', async () => {
    await schedule(sheet('Repris'));
    goTo('2026-11-22T10:00:00Z');
    const later = (seconds: number) => new Date(room.time.now.getTime() + seconds * 1_000).toISOString();
    const held = await claimDue(room.store, { now: later(0), heldUntil: later(20), latest: later(40) });
    expect(held?.state).toBe('pending');
    expect(await run()).toBe(0);
    goTo('2026-11-22T10:00:20Z');
    expect(await run()).toBe(1);
    expect(title()).toBe('Repris');
  });

  test('held by a clock that was ahead is not held for as long', async () => {
    await schedule(sheet('Horloge'));
    goTo('2026-11-22T18:00:00Z');
    const ahead = { now: '2026-11-22T18:00:00Z', heldUntil: '2026-11-22T18:00:20.000Z', latest: '2027' };
    await claimDue(room.store, ahead);
    goTo('2026-11-22T10:00:05Z');
    expect(await run()).toBe(1);
  });

  test('goes with its draft and its document when they are taken out for good', async () => {
    await schedule(sheet('Secret'));
    await scheduleRetreat();
    await purge(room.studio, { kind: 'document', id: 'produits/essai', reason: 'Vie privée' }, null);
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(await listSchedules(room.store)).toEqual([]);
  });

  test('is not made in the name of someone who no longer may', async () => {
    const dominique = room.invite('dominique', 'editeur');
    await schedule(sheet('Sans droit'), DUE, dominique);
    updateStaff(room.store.db, dominique.id, { role: 'redacteur' });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(await ends()).toMatch(/^failed .*n’en a plus le droit/);
    await schedule(sheet('Sans personne'), '2026-11-22T12:00', dominique);
    updateStaff(room.store.db, dominique.id, { role: 'editeur', removedAt: room.studio.now() });
    expect((await findStaff(room.store, dominique.id))?.removedAt).not.toBeNull();
    goTo('2026-11-22T11:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Essai');
  });

  test('has one hour: not also the one of the header', async () => {
    const text = '---\ntitle: Un article\ndate: 2026-11-22\npublish_at: 2026-12-01T08:00\n---\n\nUn texte.\n';
    const started = await startDraft(room.studio, camille, { kind: 'actualites', slug: 'annonce', text });
    if (started.outcome !== 'started') throw new Error(started.outcome);
    const { id: draftId, version } = started.draft;
    expect(
      await scheduleDraft(room.studio, camille, {
        draftId,
        version,
        ...NO_WORDS,
        minute: DUE,
        override: 'x',
      }),
    ).toEqual({ outcome: 'header-publishes' });
  });
});

describe('a withdrawal at a date', () => {
  test('takes the page away at its hour, with its word, whatever was published until then', async () => {
    expect(await scheduleRetreat()).toEqual({ outcome: 'scheduled' });
    expect(await scheduleRetreat()).toEqual({ outcome: 'already' });
    const { draftId, version } = await write(sheet('Corrigé'));
    await publishDraft(room.studio, camille, { draftId, version, reason: null, override: null });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(1);
    expect(room.read(PATH)).toBe(sheet('Corrigé', 'publish: false\n'));
    const { withdrawal, id } = await getDocument();
    expect(withdrawal).toBe('C’est fini.');
    expect((await listRevisions(room.store, id))[0]).toMatchObject({ authorId: camille.id, reason: 'Fin' });
  });

  test('asks for a reason, and does not go with what the header says', async () => {
    expect(await scheduleRetreat(DUE, ' ')).toEqual({ outcome: 'no-reason' });
    room.write(
      'actualites/annonce.md',
      '---\ntitle: Un article\ndate: 2026-11-20\nexpire_at: 2026-12-01T08:00\n---\n\nUn texte.\n',
    );
    await room.ingester.scan();
    const article = { kind: 'actualites', slug: 'annonce' } as const;
    const asked = { minute: DUE, occurrence: null, word: '', reason: 'Fin' };
    expect(await scheduleWithdrawal(room.studio, camille, article, asked)).toEqual({
      outcome: 'header-expires',
    });
    await withdraw(room.studio, camille, NAME, { word: '', reason: 'Fin' });
    expect(await scheduleRetreat()).toEqual({ outcome: 'already-withdrawn' });
  });

  test('of a page withdrawn meanwhile changes nothing, its word neither', async () => {
    await scheduleRetreat();
    await withdraw(room.studio, camille, NAME, { word: 'Avant l’heure.', reason: 'Fin' });
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect((await getDocument()).withdrawal).toBe('Avant l’heure.');
    expect(await desk()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('is not made over a file that nobody has seen', async () => {
    await scheduleRetreat();
    const { draftId, version } = await write(sheet('Publié'));
    await publishDraft(room.studio, camille, { draftId, version, reason: null, override: null });
    room.write(PATH, sheet('Du fichier'));
    goTo('2026-11-22T10:00:10Z');
    expect(await run()).toBe(0);
    expect(title()).toBe('Publié');
    expect(await desk()).toMatchObject([{ state: 'failed' }]);
  });
});

test('nobody decides, calls off or settles a schedule without the right to', async () => {
  const writer = room.invite('rédac', 'redacteur');
  const { draftId, version } = await write(sheet('Essai bis'));
  const asked = { draftId, version, ...NO_WORDS, minute: DUE };
  await expect(scheduleDraft(room.studio, writer, asked)).rejects.toThrow(AuthError);
  await expect(
    scheduleWithdrawal(room.studio, writer, NAME, { minute: DUE, occurrence: null, word: '', reason: 'x' }),
  ).rejects.toThrow(AuthError);
  await scheduleDraft(room.studio, camille, asked);
  const [item] = await desk();
  await expect(cancelSchedule(room.studio, writer, item?.id ?? 0)).rejects.toThrow(AuthError);
  await expect(acknowledgeSchedule(room.studio, writer, item?.id ?? 0)).rejects.toThrow(AuthError);
  // Nor sees it of a draft that they may not read.
  expect(await lists.listDeskSchedules(room.studio, writer)).toEqual([]);
});
