import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as CurrentStore from '#lib/portal/current-store.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import { openDraft, saveDraft } from '#lib/studio/drafts.ts';
import { findNotice } from '#lib/studio/notices.ts';
import { signInHeaders, SITE } from '#lib/studio/testing/sign-in-headers.ts';
import { openWritingRoom, PATH, type WritingRoom } from '#lib/studio/testing/writing-room.ts';

const SHEET = { kind: 'produits', slug: 'essai' };
const FORM = 'application/x-www-form-urlencoded';

let room: WritingRoom;
let headers: Headers;
let draftId: number;
let routes: Awaited<ReturnType<typeof loadRoutes>>;
let current: ReturnType<typeof CurrentStore.getStore>;

async function loadRoutes() {
  const { POST: open } = await import('./(studio)/studio/contenus/[kind]/[slug]/brouillon/route.ts');
  const { POST: restore } =
    await import('./(studio)/studio/contenus/[kind]/[slug]/revisions/[revision]/retablir/route.ts');
  const { POST: begin } = await import('./(studio)/studio/nouveau/[kind]/creation/route.ts');
  const { POST: giveUp } = await import('./(studio)/studio/brouillons/[id]/abandon/route.ts');
  const { POST: share } = await import('./(studio)/studio/brouillons/[id]/partage/route.ts');
  const { POST: signOut } = await import('./auth/deconnexion/route.ts');
  return { open, restore, begin, giveUp, share, signOut };
}

beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.stubEnv('CONTENT_DIR', room.contentDir);
  // Each test has a store of its own, and so have the handlers.
  vi.resetModules();
  routes = await loadRoutes();
  const { getStore } = await import('#lib/portal/current-store.ts');
  current = getStore();
  headers = await signInHeaders(room, 'administrateur');
  room.write('produits/autre.mdx', sheet('Autre'));
  await room.ingester.scan();
  const author = room.invite('camille', 'editeur');
  const draft = await openDraft(room.studio, author, 'produits', 'essai');
  draftId = draft.id;
  await saveDraft(room.studio, author, { id: draftId, version: 1, text: sheet('Gardé') });
  const { getLog } = await import('#lib/log.ts');
  vi.spyOn(getLog(), 'error').mockReturnValue();
  vi.spyOn(getLog(), 'warn').mockReturnValue();
  current.db.$client.pragma('query_only = ON');
});
afterEach(() => {
  current.close();
  room.close();
});

const post = (body: string, type = FORM) => {
  const sent = new Headers(headers);
  sent.set('content-type', type);
  return new Request(`${SITE}/`, { method: 'POST', headers: sent, body });
};
const withParams = <T>(params: T) => ({ params: Promise.resolve(params) });
const leadsTo = (answer: Response) => {
  expect(answer.status).toBe(303);
  const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', SITE);
  return { pathname, notice: findNotice(searchParams.get('avis') ?? undefined), searchParams };
};
const told = { tone: 'error', text: expect.stringContaining('ne peut pas être écrit') as unknown };
const textOfDraft = () =>
  room.store.db.$client.prepare('SELECT text FROM draft WHERE id = ?').pluck().get(draftId);

describe('a store that takes nothing: a page says so, and nothing has changed', () => {
  test('opening a draft', async () => {
    const answer = await routes.open(post(''), withParams({ ...SHEET, slug: 'autre' }));
    expect(leadsTo(answer)).toMatchObject({ pathname: '/studio', notice: told });
  });

  test('beginning a document: what was typed is on the form again', async () => {
    const answer = await routes.begin(
      post('titre=Une+nouvelle&resume=En+bref'),
      withParams({ kind: 'actualites' }),
    );
    const { pathname, notice, searchParams } = leadsTo(answer);
    expect({ pathname, notice }).toEqual({ pathname: '/studio/nouveau/actualites', notice: told });
    expect(searchParams.get('titre')).toBe('Une nouvelle');
  });

  test('giving a draft up', async () => {
    const answer = await routes.giveUp(post(''), withParams({ id: String(draftId) }));
    expect(leadsTo(answer)).toMatchObject({ pathname: '/studio', notice: told });
    expect(textOfDraft()).toBe(sheet('Gardé'));
  });

  test('putting a former version in a draft that is there', async () => {
    const first = room.store.db.$client.prepare('SELECT min(id) FROM revision').pluck().get();
    const answer = await routes.restore(post(''), withParams({ revision: String(first) }));
    expect(leadsTo(answer)).toMatchObject({ pathname: `/studio/brouillons/${draftId}`, notice: told });
    expect(textOfDraft()).toBe(sheet('Gardé'));
    expect(room.read(PATH)).toBe(sheet('Essai'));
  });

  test('sharing a draft: the script is told', async () => {
    const answer = await routes.share(
      post('{"days":7}', 'application/json'),
      withParams({ id: String(draftId) }),
    );
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({
      title: 'Le disque du portail ne peut pas être écrit. Rien n’a changé : prévenez l’équipe technique.',
    });
  });

  test('deciding about people, and purging', async () => {
    const { tryDecision } = await import('#lib/auth/try-decision.ts');
    const { grantStaff } = await import('#lib/auth/manage-staff.ts');
    const { purgeAs } = await import('#lib/studio/purges.ts');
    const admin = room.invite('chef', 'administrateur');
    const invitation = { email: 'neuve@exemple.fr', role: 'editeur' as const, products: [] };
    const refused = { done: false, message: told.text };
    expect(
      await tryDecision(() =>
        grantStaff(current, invitation, { by: admin.id, now: new Date(), issuer: null }),
      ),
    ).toEqual(refused);
    room.store.db.$client.pragma('query_only = ON');
    const asked = { kind: 'document', id: 'produits/essai', reason: 'Vie privée' };
    expect(await purgeAs(room.studio, admin, asked)).toEqual(refused);
    expect(room.read(PATH)).toBe(sheet('Essai'));
  });

  test('signing out: the browser loses its cookie, and the page says what is left', async () => {
    const answer = await routes.signOut(post(''));
    expect(leadsTo(answer).pathname).toBe('/auth/erreur/fermeture');
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^portail-session=; .*Max-Age=0/)]);
  });

  test('signing in by the link of the terminal', async () => {
    const { makeTerminalLink } = await import('#lib/auth/terminal-link.ts');
    const { GET: openLink } = await import('./auth/lien/[jeton]/route.ts');
    const link = await makeTerminalLink(room.store, SITE, new Date());
    const jeton = link.slice(link.lastIndexOf('/') + 1);
    const answer = await openLink(new Request(link), withParams({ jeton }));
    expect(leadsTo(answer).pathname).toBe('/auth/erreur/disque');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('a session whose use cannot be noted still reads', async () => {
    const { readSession } = await import('#lib/auth/session.ts');
    const { readCookie } = await import('#lib/auth/cookies.ts');
    const token = readCookie(headers.get('cookie'), 'session', SITE);
    const later = new Date(Date.now() + 30 * 60_000);
    const session = await readSession(token, { store: current, now: later, terminalAllowed: true });
    expect(session.state).toBe('signed-in');
  });
});
