import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { joinStore, type Store } from '#db/client.ts';
import { insertStaff } from '#db/queries/staff.ts';
import type { Role } from '#lib/auth/permissions.ts';
import { CLIENT_ID, CLIENT_SECRET, startFakeProconnect } from './support/fake-proconnect.ts';
import { findFreePort } from './support/find-free-port.ts';
import { PERSONAS, type PersonaName } from './support/personas.ts';
import { runPortal } from './support/run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../content');

interface Office {
  url: string;
  store: Store;
}

async function openOffice(): Promise<Office & { stop: () => Promise<void> }> {
  const port = await findFreePort();
  const portal = await runPortal(CONTENT, undefined, {
    OIDC_ISSUER: `http://localhost:${port}`,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
  });
  // The portal asks nothing of the provider before someone signs in.
  const provider = await startFakeProconnect(portal.url, port);
  const store = joinStore(portal.dataDir);
  return {
    url: portal.url,
    store,
    async stop() {
      store.close();
      await provider.stop();
      await portal.stop();
    },
  };
}

test.describe.configure({ mode: 'default', timeout: 300_000 });

let office: Awaited<ReturnType<typeof openOffice>>;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await openOffice();
  invite('administrateur', 'administrateur');
  for (const role of ['editeur', 'relecteur', 'redacteur'] as const) invite(role, role);
  invite('coach', 'redacteur', ['mano']);
  for (const persona of ['sans-second-facteur', 'falsifie', 'non-signe'] as const) invite(persona, 'editeur');
});
test.afterAll(async () => {
  await office.stop();
});

function invite(persona: PersonaName, role: Role, products: string[] | null = null): void {
  const { email } = PERSONAS[persona];
  insertStaff(office.store.db, { email, role, products, invitedById: null }, new Date().toISOString());
}

/** From a page of the studio to the provider, and back as one of its people. */
async function signIn(page: Page, persona: PersonaName, asked = '/studio'): Promise<void> {
  const { url } = office;
  await page.goto(url + asked);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connexion au studio');
  await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click();
  await page.getByRole('button', { name: PERSONAS[persona].label, exact: true }).click();
  await page.waitForURL((address) => address.href.startsWith(url));
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('who is invited enters with their role, at the page they had asked for', async ({ browser }) => {
  for (const [persona, role] of [
    ['administrateur', 'Administrateur'],
    ['editeur', 'Éditeur'],
    ['relecteur', 'Relecteur'],
    ['redacteur', 'Rédacteur'],
    ['coach', 'Coach'],
  ] as const) {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await signIn(page, persona, '/studio/contenus/produits?q=mano');
    await expect(heading(page)).toHaveText('Fiches de produits');
    expect(page.url()).toBe(`${office.url}/studio/contenus/produits?q=mano`);
    const { given_name, usual_name } = PERSONAS[persona];
    await expect(page.getByRole('banner')).toContainText(`${given_name} ${usual_name}`);
    await expect(page.getByRole('banner')).toContainText(role);
    await context.close();
  }
});

test('nobody else does: each is told why and what to do', async ({ browser }) => {
  for (const [persona, title] of [
    ['sans-second-facteur', 'Une double authentification est nécessaire'],
    ['non-invite', 'Votre adresse n’est pas invitée'],
    ['falsifie', 'La réponse de ProConnect n’a pas pu être vérifiée'],
    ['non-signe', 'La réponse de ProConnect n’a pas pu être vérifiée'],
  ] as const) {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await signIn(page, persona);
    await expect(heading(page)).toHaveText(title);
    await page.goto(`${office.url}/studio`);
    await expect(heading(page)).toHaveText('Connexion au studio');
    await context.close();
  }
});

test('another identity under a known address waits for an administrator, then enters', async ({
  browser,
}) => {
  const first = await browser.newContext({ locale: 'fr-FR' });
  await signIn(await first.newPage(), 'redacteur');
  await first.close();

  const stranger = await browser.newContext({ locale: 'fr-FR' });
  const page = await stranger.newPage();
  await signIn(page, 'identite-changee');
  await expect(heading(page)).toHaveText('Votre identité doit être confirmée');
  await stranger.close();

  const administration = await browser.newContext({ locale: 'fr-FR' });
  const desk = await administration.newPage();
  await signIn(desk, 'administrateur', '/studio/personnes');
  const row = desk.getByRole('row', { name: /redacteur@fabrique\.test/ });
  await expect(row).toContainText('Identité à confirmer');
  await row.getByRole('link').click();
  await desk.getByRole('button', { name: 'Accepter cette identité' }).click();
  await expect(desk.getByRole('heading', { name: 'Une autre identité se présente' })).toBeHidden();
  await administration.close();

  const known = await browser.newContext({ locale: 'fr-FR' });
  const again = await known.newPage();
  await signIn(again, 'identite-changee');
  await expect(heading(again)).toHaveText('Bureau');
  await known.close();
});

test('signing out closes the session here and at the provider', async ({ page }) => {
  await signIn(page, 'editeur');
  await expect(heading(page)).toHaveText('Bureau');
  const before = await page.context().cookies(office.url);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL(`${office.url}/auth/deconnecte`);
  // The former cookie opens nothing, and the provider asks who it is.
  await page.context().addCookies(before);
  await page.goto(`${office.url}/studio`);
  await expect(heading(page)).toHaveText('Connexion au studio');
  await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click();
  await expect(heading(page)).toHaveText('Faux ProConnect, pour le développement');
  await page.getByRole('button', { name: 'Abandonner' }).click();
  await expect(heading(page)).toHaveText('La connexion a été interrompue');
});

test('a return that has served, in this browser or another, opens nothing', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  let used = '';
  page.on('request', (request) => {
    if (request.url().startsWith(`${office.url}/auth/retour?`)) used = request.url();
  });
  await signIn(page, 'editeur');
  await expect(heading(page)).toHaveText('Bureau');
  expect(used).toContain('code=');
  const other = await browser.newContext({ locale: 'fr-FR' });
  const stolen = await other.newPage();
  await stolen.goto(used);
  await expect(heading(stolen)).toHaveText('Cette connexion ne peut pas aboutir');
  await page.goto(used);
  await expect(heading(page)).toHaveText('Cette connexion ne peut pas aboutir');
  // Whoever was signed in still is: a forged return cuts nobody off.
  await page.goto(`${office.url}/studio`);
  await expect(heading(page)).toHaveText('Bureau');
  await other.close();
  await context.close();
});

test('the terminal’s link is not offered once a provider is set', async ({ page }) => {
  await page.goto(`${office.url}/auth/connexion`);
  await expect(page.getByRole('main')).not.toContainText('terminal');
  await page.goto(`${office.url}/auth/lien/nimporte`);
  await expect(heading(page)).toHaveText('Ce lien ne sert plus');
});
