import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listAudit } from '#db/queries/audit.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { type SessionRow } from '#db/queries/sessions.ts';
import { miss } from '#db/schema/miss.ts';
import { session } from '#db/schema/staff.ts';
import { admit } from '#lib/auth/admit.ts';
import { AUDIT_WORDS } from '#lib/auth/audit-words.ts';
import { exportJournal, parseJournalQuery } from '#lib/auth/journal.ts';
import {
  grantStaff,
  markOfPending,
  revokeSession,
  revokeStaff,
  settleSubject,
} from '#lib/auth/manage-staff.ts';
import { type Action, ACTIONS, type Actor } from '#lib/auth/permissions.ts';
import { beginSession } from '#lib/auth/session.ts';
import { signOut } from '#lib/auth/sign-out.ts';
import { makeTerminalLink, openTerminalLink } from '#lib/auth/terminal-link.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { betaSheet } from '#lib/exchange/testing/exchange-shop.ts';
import { purge } from '#lib/purge/purge.ts';
import { reapplyPurges } from '#lib/purge/reapply.ts';
import { move, verifyToday, withdraw } from './act-on-document.ts';
import { addTerm } from './add-term.ts';
import type * as Bulk from './bulk.ts';
import { keepLive } from './desk.ts';
import { resumeText } from './closed-drafts.ts';
import { listComments, removeComment, reopenComment, resolveComment, saveComment } from './comments.ts';
import type * as Differences from './differences.ts';
import { readDocx } from './docx/read-docx.ts';
import { makeDocx, paragraph, run } from './docx/testing/make-docx.ts';
import {
  acceptBase,
  type Draft,
  giveUpDraft,
  openDraft,
  replaceDraft,
  restoreRevision,
  saveDraft,
  startDraft,
} from './drafts.ts';
import { addImage, describeImage, removeImage } from './images.ts';
import type * as Misses from './misses.ts';
import { revokePreview, sharePreview } from './preview-links.ts';
import { publishDraft } from './publish.ts';
import { purgeAs } from './purges.ts';
import { runSchedules } from './run-schedules.ts';
import { cancelSchedule, scheduleDraft, scheduleWithdrawal } from './schedule.ts';
import { startFromDocx } from './start-from-docx.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the journal holds after each action of the table of permissions; nothing where it changes nothing. */
const ENTRIES = {
  enter: [],
  'read-history': [],
  'start-draft': ['start-draft'],
  'read-draft': [],
  // Every two seconds: the draft itself says who wrote it last, and each text put aside whose it is.
  'save-draft': ['share-preview', 'revoke-preview'],
  'delete-draft': ['delete-draft'],
  comment: ['comment', 'resolve-comment', 'reopen-comment', 'remove-comment'],
  'add-media': ['add-media'],
  'describe-media': ['describe-media'],
  'remove-media': ['remove-media'],
  publish: ['publish'],
  schedule: ['schedule', 'unschedule', 'schedule-failed'],
  withdraw: ['withdraw'],
  move: ['move'],
  redirect: ['redirect', 'dismiss-miss'],
  'add-synonym': ['add-synonym', 'dismiss-miss'],
  verify: ['verify'],
  'decide-file': ['decide-file'],
  'decide-difference': ['decide-difference'],
  tag: ['tag'],
  'manage-staff': ['invite', 'change-role', 'remove', 'accept-subject', 'refuse-subject'],
  'manage-sessions': ['revoke-session'],
  'read-audit': ['read-audit'],
  purge: ['purge'],
} as const satisfies Record<Action, readonly string[]>;
/** What people do without a permission: they come and go. */
const AT_THE_DOOR = ['sign-in', 'sign-out', 'bind-subject', 'subject-changed'];

/** Functions that take an actor or a decision and change nothing that lasts. */
const READERS =
  'allow can listStudioLinks findUnseen listBrokenLinks readBulkOptions listChosen readDesk readHistory readRevision listDifferences listDocumentNeeds readDraftPage getDraft listPutAside exportChosen listStudioImages findImagePage searchLinkTargets listStudioDocuments listDeskSchedules listDraftSchedules listDocumentSchedules readMisses readPortalFigures exportPortalFigures findHolder listPreviews listPastPurges searchStudio readClosedDraft findOffered listComments listRevisionComments listDifferingSlugs findDocumentDraft mayWriteDocument countCare';
/** They hand on to one of the others, or are handed what it does. */
const HANDLERS =
  'answerDocx answerRead answerJson answerForm answerFormOrScript answerComment beginFromLive answerUpload answerBulk answerListForm inviteByForm publishChange';
/** What lasts a minute, and what is only one’s own reading. */
const PASSING = 'beat leave acknowledgeSchedule acceptBase';

interface Act {
  name: string;
  /** What it leaves in the journal, in any order. */
  entries: readonly string[];
  /** Who the journal names: the actor where nothing is said. */
  by?: number | null;
  run: () => Promise<unknown>;
}

const WORDS = {
  alt: 'Un écran',
  decorative: false,
  credit: null,
  licence: null,
  source: null,
  focusX: 50,
  focusY: 50,
};
const LATER = { minute: '2026-11-23T10:00', occurrence: null };
const OVERRIDDEN = { reason: null, override: 'Essai' };

let room: WritingRoom;
let admin: Actor;
/** What asks the read index of the process, which is that of the room once it is there. */
let late: typeof Bulk & typeof Differences & typeof Misses;
let serial = 0;

beforeAll(async () => {
  room = await openWritingRoom();
  cpSync(join(ROOT, 'content/referentiels'), join(room.contentDir, 'referentiels'), { recursive: true });
  await room.ingester.scan();
  vi.resetModules();
  late = {
    ...(await import('./bulk.ts')),
    ...(await import('./differences.ts')),
    ...(await import('./misses.ts')),
  };
  admin = room.invite('camille', 'administrateur');
});
beforeEach(() => {
  vi.stubEnv('DATA_DIR', room.dataDir);
});
afterAll(() => {
  room.close();
});

const decision = () => ({ by: admin.id, now: room.time.now, issuer: null });

/** A published product of its own for each act. */
async function publishSheet(): Promise<{ kind: 'produits'; slug: string }> {
  serial += 1;
  const slug = `fiche-${serial}`;
  room.write(`produits/${slug}.mdx`, sheet(`Fiche ${serial}`));
  await room.ingester.scan();
  return { kind: 'produits', slug };
}

async function idOf({ slug }: { slug: string }): Promise<number> {
  return (await findStoredDocument(room.store, 'produits', slug))?.id ?? 0;
}

async function beginDraft(): Promise<Draft> {
  const { kind, slug } = await publishSheet();
  const draft = await openDraft(room.studio, admin, kind, slug);
  await saveDraft(room.studio, admin, { id: draft.id, version: 1, text: sheet(`Brouillon ${serial}`) });
  return { ...draft, version: 2 };
}

async function addPicture(): Promise<string> {
  serial += 1;
  const bytes = await sharp({
    create: { width: 40 + serial, height: 30, channels: 3, background: 'teal' },
  })
    .png()
    .toBuffer();
  const done = await addImage(room.studio, admin, { fileName: `image-${serial}.png`, bytes, words: WORDS });
  return 'image' in done ? done.image.name : done.outcome;
}

function missText(kind: 'search' | 'address', text: string): void {
  const days = { days: 3, count: 7, firstDay: '2026-11-01', lastDay: '2026-11-20' };
  room.store.db
    .insert(miss)
    .values({ hash: text, kind, text, ...days })
    .run();
}

const identity = (subject: string, email: string) => ({
  issuer: 'i',
  subject,
  email,
  name: null,
  idToken: null,
});

function invite(role: 'redacteur' | 'editeur' = 'editeur') {
  serial += 1;
  const email = `personne-${serial}@exemple.gouv.fr`;
  const { id } = room.invite(`personne-${serial}`, role);
  return { id, email };
}

function openSession(staffId: number): SessionRow {
  beginSession(room.store.db, { staffId, method: 'proconnect', idToken: null }, room.time.now);
  const row = room.store.db.select().from(session).all().at(-1);
  if (!row) throw new Error('no session');
  return row;
}

async function holdSubject() {
  const person = invite();
  await admit(room.store, identity(`avant-${serial}`, person.email), room.time.now);
  await admit(room.store, identity(`apres-${serial}`, person.email), room.time.now);
  const mark = markOfPending({ pendingIssuer: 'i', pendingSubject: `apres-${serial}` }) ?? '';
  return { ...person, mark };
}

async function scheduleOne(): Promise<number> {
  const draft = await beginDraft();
  await scheduleDraft(room.studio, admin, {
    draftId: draft.id,
    version: draft.version,
    ...LATER,
    ...OVERRIDDEN,
  });
  return Number(room.store.db.$client.prepare('SELECT max(id) FROM schedule').pluck().get());
}

async function importDifference(): Promise<{ slug: string; state: string }> {
  const referentials = await loadReferentials();
  const { contentDir, store, time } = room;
  const clock = { now: () => time.now };
  const betaId = `importee-${(serial += 1)}`;
  const bring = async (extra: string) => {
    const raw = [betaSheet(betaId, extra, 'Un texte.\n')];
    await importBeta(raw, { contentDir, referentials, clock, store, dryRun: false });
    await room.ingester.scan();
  };
  await bring('link: https://un.beta.gouv.fr\n');
  const path = `produits/${betaId}.md`;
  room.write(path, room.read(path).replace('https://un.', 'https://ici.'));
  await room.ingester.scan();
  await bring('link: https://deux.beta.gouv.fr\n');
  const { sheets } = await late.listDifferences(room.studio, admin);
  return { slug: betaId, state: sheets.find(({ slug }) => slug === betaId)?.state ?? '' };
}

/** Prepares what an act needs outside of what the journal is asked about. */
const SAID = { version: 1, text: 'À relire.', quote: '', replyTo: null };

async function beginComment(): Promise<{ draftId: number; id: number }> {
  const { id: draftId } = await beginDraft();
  await saveComment(room.studio, admin, { draftId, ...SAID });
  const [thread] = (await listComments(room.studio, admin, draftId)).threads;
  return { draftId, id: thread?.id ?? 0 };
}

const after =
  <T>(prepare: () => T | Promise<T>, run: (prepared: T) => unknown) =>
  async () => {
    const prepared = await prepare();
    const before = await lastEntry();
    await run(prepared);
    return before;
  };

async function lastEntry(): Promise<number> {
  return (await listAudit(room.store, {}, { limit: 1, offset: 0 }))[0]?.id ?? 0;
}

const none = () => undefined;

const ACTS: readonly (Omit<Act, 'run'> & { run: () => Promise<number> })[] = [
  {
    name: 'openDraft',
    entries: ['start-draft'],
    run: after(publishSheet, ({ kind, slug }) => openDraft(room.studio, admin, kind, slug)),
  },
  {
    name: 'startDraft',
    entries: ['start-draft'],
    run: after(none, () => startDraft(room.studio, admin, { kind: 'pages', slug: 'neuve', text: 'x' })),
  },
  {
    name: 'startFromDocx',
    entries: ['start-draft'],
    run: after(
      () => makeDocx(paragraph(run('Note'), 'Titre')),
      (bytes) =>
        startFromDocx(room.studio, admin, readDocx, {
          kind: 'actualites',
          fileName: 'note.docx',
          bytes,
          slug: 'note',
        }),
    ),
  },
  {
    name: 'giveUpDraft',
    entries: ['delete-draft'],
    run: after(beginDraft, ({ id }) => giveUpDraft(room.studio, admin, id)),
  },
  {
    name: 'resumeText',
    entries: ['start-draft'],
    run: after(
      async () => {
        const { id } = await beginDraft();
        await giveUpDraft(room.studio, admin, id);
        return id;
      },
      (draftId) => resumeText(room.studio, admin, { draftId, asideId: undefined }),
    ),
  },
  {
    name: 'saveComment',
    entries: ['comment'],
    run: after(beginDraft, ({ id }) => saveComment(room.studio, admin, { draftId: id, ...SAID })),
  },
  {
    name: 'resolveComment',
    entries: ['resolve-comment'],
    run: after(beginComment, (comment) => resolveComment(room.studio, admin, comment)),
  },
  {
    name: 'reopenComment',
    entries: ['reopen-comment'],
    run: after(
      async () => {
        const comment = await beginComment();
        await resolveComment(room.studio, admin, comment);
        return comment;
      },
      (comment) => reopenComment(room.studio, admin, comment),
    ),
  },
  {
    name: 'removeComment',
    entries: ['remove-comment'],
    run: after(beginComment, (comment) => removeComment(room.studio, admin, comment)),
  },
  {
    name: 'publishDraft',
    entries: ['publish'],
    run: after(beginDraft, ({ id, version }) =>
      publishDraft(room.studio, admin, { draftId: id, version, ...OVERRIDDEN }),
    ),
  },
  {
    name: 'scheduleDraft',
    entries: ['schedule'],
    run: after(beginDraft, ({ id, version }) =>
      scheduleDraft(room.studio, admin, { draftId: id, version, ...LATER, ...OVERRIDDEN }),
    ),
  },
  {
    name: 'scheduleWithdrawal',
    entries: ['schedule'],
    run: after(publishSheet, (name) =>
      scheduleWithdrawal(room.studio, admin, name, { ...LATER, word: '', reason: 'Fin' }),
    ),
  },
  {
    name: 'cancelSchedule',
    entries: ['unschedule'],
    run: after(scheduleOne, (id) => cancelSchedule(room.studio, admin, id)),
  },
  {
    name: 'runSchedules',
    entries: ['unschedule'],
    by: null,
    run: after(
      async () => {
        const draft = await beginDraft();
        const asked = { draftId: draft.id, version: draft.version, ...LATER, ...OVERRIDDEN };
        await scheduleDraft(room.studio, admin, asked);
        await saveDraft(room.studio, admin, { id: draft.id, version: 2, text: sheet('Encore') });
      },
      () => runSchedules(room.studio),
    ),
  },
  {
    name: 'runSchedules',
    entries: ['schedule-failed'],
    by: null,
    run: after(
      async () => {
        for (const row of room.store.db.$client.prepare('SELECT id FROM schedule').pluck().all())
          await cancelSchedule(room.studio, admin, Number(row));
        const draft = await beginDraft();
        const asked = { draftId: draft.id, version: draft.version, ...LATER, ...OVERRIDDEN };
        await scheduleDraft(room.studio, admin, asked);
        room.write(`produits/${draft.slug}.mdx`, sheet('Autre texte'));
        room.time.now = new Date('2026-11-23T09:00:01Z');
      },
      () => runSchedules(room.studio),
    ),
  },
  {
    name: 'withdraw',
    entries: ['withdraw'],
    run: after(publishSheet, (name) => withdraw(room.studio, admin, name, { word: '', reason: 'Fin' })),
  },
  {
    name: 'move',
    entries: ['move'],
    run: after(publishSheet, (name) =>
      move(room.studio, admin, name, { slug: `${name.slug}-bis`, reason: 'Nom' }),
    ),
  },
  {
    name: 'verifyToday',
    entries: ['verify'],
    run: after(publishSheet, ({ slug }) => verifyToday(room.studio, admin, slug)),
  },
  {
    name: 'addTerm',
    entries: ['tag'],
    run: after(publishSheet, (name) => addTerm(room.studio, admin, name, 'Santé')),
  },
  {
    name: 'actOnMany',
    entries: ['verify', 'verify'],
    run: after(
      async () => [await idOf(await publishSheet()), await idOf(await publishSheet())],
      (ids) => late.actOnMany(room.studio, admin, { kind: 'produits', ids }, { act: 'verify' }),
    ),
  },
  {
    name: 'keepLive',
    entries: ['decide-file'],
    run: after(
      async () => {
        const name = await publishSheet();
        const id = await idOf(name);
        const wait = 'UPDATE document SET waiting_revision_id = live_revision_id WHERE id = ?';
        room.store.db.$client.prepare(wait).run(id);
        const document = await findStoredDocument(room.store, 'produits', name.slug);
        return { ...name, revisionId: document?.liveRevisionId ?? 0 };
      },
      (asked) => keepLive(room.studio, admin, asked),
    ),
  },
  ...(['accept', 'keep'] as const).map((choice) => ({
    name: 'decideDifferences',
    entries: ['decide-difference'],
    run: after(importDifference, (found) =>
      late.decideDifferences(room.studio, admin, { ...found, key: null, choice }),
    ),
  })),
  { name: 'addImage', entries: ['add-media'], run: after(none, addPicture) },
  {
    name: 'describeImage',
    entries: ['describe-media'],
    run: after(addPicture, (name) =>
      describeImage(room.studio, admin, { name, words: { ...WORDS, alt: 'Autre' } }),
    ),
  },
  {
    name: 'removeImage',
    entries: ['remove-media'],
    run: after(addPicture, (name) => removeImage(room.studio, admin, name, true)),
  },
  {
    name: 'addSynonym',
    entries: ['add-synonym'],
    run: after(
      () => missText('search', 'zorglub'),
      () => late.addSynonym(room.studio, admin, { text: 'zorglub', to: 'Essai' }),
    ),
  },
  {
    name: 'addRedirect',
    entries: ['redirect'],
    run: after(
      () => missText('address', '/anciens-essais'),
      () => late.addRedirect(room.studio, admin, { text: '/anciens-essais', to: '/produits/essai' }),
    ),
  },
  {
    name: 'dismissMiss',
    entries: ['dismiss-miss'],
    run: after(
      () => missText('search', 'bulgroz'),
      () => late.dismissMiss(room.studio, admin, { kind: 'search', text: 'bulgroz' }),
    ),
  },
  {
    name: 'sharePreview',
    entries: ['share-preview'],
    run: after(beginDraft, ({ id }) => sharePreview(room.studio, admin, { id, days: 7 })),
  },
  {
    name: 'revokePreview',
    entries: ['revoke-preview'],
    run: after(
      async () => {
        const { id } = await beginDraft();
        const shared = await sharePreview(room.studio, admin, { id, days: 7 });
        return { id, linkId: 'link' in shared ? shared.link.id : 0 };
      },
      (link) => revokePreview(room.studio, admin, link),
    ),
  },
  {
    name: 'purgeAs',
    entries: ['purge'],
    run: after(publishSheet, ({ kind, slug }) =>
      purgeAs(room.studio, admin, { kind: 'document', id: `${kind}/${slug}`, reason: 'Vie privée' }),
    ),
  },
  {
    name: 'purge',
    entries: ['purge'],
    by: null,
    run: after(addPicture, (id) => purge(room.studio, { kind: 'media', id, reason: 'Vie privée' }, null)),
  },
  {
    name: 'reapplyPurges',
    entries: ['purge'],
    by: null,
    run: after(publishSheet, ({ kind, slug }) =>
      reapplyPurges(room.store, [
        { at: room.studio.now(), kind: 'document', target: `${kind}/${slug}`, hashes: [] },
      ]),
    ),
  },
  {
    name: 'grantStaff',
    entries: ['invite'],
    run: after(none, () =>
      grantStaff(room.store, { email: 'neuve@exemple.fr', role: 'editeur', products: [] }, decision()),
    ),
  },
  {
    name: 'grantStaff',
    entries: ['change-role'],
    run: after(invite, ({ email }) =>
      grantStaff(room.store, { email, role: 'relecteur', products: [] }, decision()),
    ),
  },
  {
    name: 'revokeStaff',
    entries: ['remove'],
    run: after(invite, ({ id }) => revokeStaff(room.store, { id }, decision())),
  },
  ...([true, false] as const).map((accept) => ({
    name: 'settleSubject',
    entries: [accept ? 'accept-subject' : 'refuse-subject'],
    run: after(holdSubject, ({ id, mark }) => settleSubject(room.store, { id, mark, accept }, decision())),
  })),
  {
    name: 'revokeSession',
    entries: ['revoke-session'],
    run: after(
      () => openSession(admin.id),
      ({ id }) => revokeSession(room.store, id, decision()),
    ),
  },
  {
    name: 'exportJournal',
    entries: ['read-audit'],
    run: after(none, () => exportJournal(room.store, parseJournalQuery(new URLSearchParams()), decision())),
  },
];

const DOORS: readonly { name: string; entries: readonly string[]; run: () => Promise<number> }[] = [
  {
    name: 'signOut',
    entries: ['sign-out'],
    run: after(
      () => openSession(admin.id),
      (row) => signOut(room.store, row, room.time.now),
    ),
  },
  {
    name: 'admit',
    entries: ['bind-subject', 'sign-in'],
    run: after(invite, ({ id, email }) =>
      admit(room.store, identity(`premiere-${id}`, email), room.time.now),
    ),
  },
  {
    name: 'admit',
    entries: ['subject-changed'],
    run: after(
      async () => {
        const person = invite();
        await admit(room.store, identity(`connue-${person.id}`, person.email), room.time.now);
        return person;
      },
      ({ id, email }) => admit(room.store, identity(`autre-${id}`, email), room.time.now),
    ),
  },
  {
    name: 'openTerminalLink',
    entries: ['sign-in'],
    run: after(
      () => makeTerminalLink(room.store, '', room.time.now),
      (link) => openTerminalLink(room.store, link.split('/').at(-1) ?? '', room.time.now),
    ),
  },
];

const entriesSince = async (id: number) =>
  (await listAudit(room.store, {}, { limit: 50, offset: 0 })).filter((entry) => entry.id > id);

test.each(ACTS.map((act) => [`${act.name}: ${act.entries.join(', ')}`, act] as const))(
  '%s, with who did it',
  async (_name, { entries, by, run }) => {
    const found = await entriesSince(await run());
    expect(found.map(({ action }) => action).toSorted()).toEqual([...entries].toSorted());
    for (const { staffId } of found) expect(staffId).toBe(by === undefined ? admin.id : by);
  },
);

test.each(DOORS.map((act) => [`${act.name}: ${act.entries.join(', ')}`, act] as const))(
  '%s, with whose account it is',
  async (_name, { entries, run }) => {
    const found = await entriesSince(await run());
    expect(found.map(({ action }) => action).toSorted()).toEqual([...entries].toSorted());
    for (const { staffId, target } of found) expect(staffId ?? target).not.toBeNull();
  },
);

describe('a text that is saved is not in the journal: the draft says whose it is', () => {
  test('saveDraft, replaceDraft, restoreRevision', async () => {
    const { id, slug } = await beginDraft();
    const other = room.invite('dominique', 'editeur');
    const savedBy = async () => (await openDraft(room.studio, admin, 'produits', slug)).savedBy;
    expect(await savedBy()).toBe(admin.id);
    await saveDraft(room.studio, other, { id, version: 2, text: sheet('De Dominique') });
    expect(await savedBy()).toBe(other.id);
    await replaceDraft(room.studio, admin, { id, version: 3, text: sheet('De Camille') });
    expect(await savedBy()).toBe(admin.id);
    const document = await findStoredDocument(room.store, 'produits', slug);
    await restoreRevision(room.studio, other, document?.liveRevisionId ?? 0);
    expect(await savedBy()).toBe(other.id);
    const before = await lastEntry();
    await acceptBase(room.studio, admin, id, { revisionId: null, fileHash: null });
    expect(await entriesSince(before)).toEqual([]);
  });
});

describe('nothing is left out', () => {
  const SIGNATURE = /^export (?:async )?function (\w+)([^]*?)\)(?::[^\n]*)? \{$/gm;
  const ACTS_FOR_SOMEONE = /: (?:Actor|Decision|By)\b/;
  const sources = ['lib/studio', 'lib/auth', 'lib/purge'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.long.'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const KNOWN = new Set([
    ...[...ACTS, ...DOORS].map(({ name }) => name),
    ...[READERS, HANDLERS, PASSING, 'saveDraft replaceDraft restoreRevision'].join(' ').split(' '),
  ]);

  test('every function that acts for someone is above', () => {
    const names = sources.flatMap((source) =>
      [...source.matchAll(SIGNATURE)].flatMap(([, name = '', parameters = '']) =>
        ACTS_FOR_SOMEONE.test(parameters) ? [name] : [],
      ),
    );
    expect(names).toContain('giveUpDraft');
    for (const name of ['giveUpDraft', 'settleSubject', 'purge']) expect(names).toContain(name);
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  test('every action of the permissions leaves the entries that it is to leave, and every entry has its words', () => {
    expect(Object.keys(ENTRIES)).toEqual(ACTIONS);
    const made = new Set([...ACTS, ...DOORS].flatMap(({ entries }) => entries));
    const expected = new Set<string>([...Object.values(ENTRIES).flat(), ...AT_THE_DOOR]);
    expect([...made].toSorted()).toEqual([...expected].toSorted());
    expect(Object.keys(AUDIT_WORDS).toSorted()).toEqual([...expected].toSorted());
  });
});
