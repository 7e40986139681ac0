import { expect, type Page } from '@playwright/test';
import { schedule } from '#db/schema/schedule.ts';
import { awaitEditor } from './support/await-editor.ts';
import { listOverflows, listViolations, loadAxe } from './support/judge-page.ts';
import type { TestStudio } from './support/open-studio.ts';
import { test } from './support/studio-test.ts';

// One portal for all: in one worker, in order.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const TITLE = 'Une annonce datée';
const ARTICLE = '/actualites/une-annonce-datee';
const area = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });
const list = (page: Page) => page.getByRole('region', { name: 'Programmé' });

/** The hour of every schedule has come, and gone by: the clocks of this machine are not ours to set. */
function makeDue({ store }: TestStudio): void {
  store.db
    .update(schedule)
    .set({ dueAt: new Date(Date.now() - 3_600_000).toISOString() })
    .run();
}

async function begin(page: Page): Promise<void> {
  await page.goto('/studio/nouveau/actualites');
  await page.getByLabel('Son titre').fill(TITLE);
  await page.getByLabel('Son chapeau').fill('Un article publié à son heure.');
  await page.getByRole('button', { name: 'Commencer' }).click();
  await awaitEditor(page);
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await area(page).fill('Un texte court.\n');
  await expect(page.locator('#controle-etat')).toContainText('Rien à signaler', { timeout: 20_000 });
}

async function chooseHour(page: Page, day: string, hour: string): Promise<void> {
  await page.getByLabel('Date', { exact: true }).last().fill(day);
  await page.getByLabel(/^Heure/).fill(hour);
}

async function schedulePublication(page: Page, day: string, hour: string): Promise<void> {
  await page.getByRole('radio', { name: 'À une date' }).check({ force: true });
  await chooseHour(page, day, hour);
}

const statusOf = async (page: Page) => (await page.request.get(ARTICLE)).status();

async function expectNoFault(page: Page): Promise<void> {
  expect([...(await listViolations(page)), ...(await listOverflows(page))]).toEqual([]);
}

test('an article is published at its hour, by itself, and its page withdrawn at another', async ({
  studio,
  camille,
}) => {
  await loadAxe(camille);
  await begin(camille);
  const draft = camille.url();

  // An hour that does not exist, then one that comes twice.
  await schedulePublication(camille, '2027-03-28', '02:30');
  await expect(camille.getByText('Cette heure n’existe pas')).toBeVisible();
  await camille.getByRole('button', { name: 'Programmer' }).click();
  await expect(camille.locator('#publication-etat')).toContainText('Cette heure n’existe pas');
  await chooseHour(camille, '2027-10-31', '02:30');
  await expect(camille.getByText('Cette heure vient deux fois')).toBeVisible();
  await expectNoFault(camille);
  await camille.getByRole('radio', { name: 'la première (heure d’été)' }).check({ force: true });
  await camille.getByRole('button', { name: 'Programmer' }).click();
  await expect(camille.locator('#programme')).toContainText('le 31 octobre 2027 à 02:30 (heure d’été)');

  // Called off on the desk.
  await camille.goto('/studio');
  await expect(list(camille)).toContainText('31 octobre 2027 à 02:30 (heure d’été)');
  await expectNoFault(camille);
  await list(camille).getByRole('button', { name: 'Annuler' }).click();
  await expect(camille.getByText('La programmation est annulée.')).toBeVisible();
  await expect(list(camille)).toHaveCount(0);

  // Decided again; the text changes: it is cancelled, and said.
  await camille.goto(draft);
  await schedulePublication(camille, '2027-12-01', '10:00');
  await camille.getByRole('button', { name: 'Programmer' }).click();
  await expect(camille.locator('#programme')).toBeVisible();
  await camille.reload();
  await expect(camille.locator('#programmation-etat')).toContainText('Publication prévue le 1 décembre 2027');
  await awaitEditor(camille);
  await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await area(camille).fill('Un texte plus long.\n');
  await expect(camille.locator('#programmation-etat')).toContainText('est annulée', { timeout: 15_000 });
  await expect
    .poll(async () => {
      await camille.goto('/studio');
      return list(camille).innerText();
    })
    .toContain('Annulée : le texte a été modifié');

  // Decided once more; its hour comes while nobody looks, and it is late.
  await camille.goto(draft);
  await schedulePublication(camille, '2027-12-01', '10:00');
  await camille.getByRole('button', { name: 'Programmer' }).click();
  await expect(camille.locator('#programme')).toBeVisible();
  expect(await statusOf(camille)).toBe(404);
  makeDue(studio);
  await expect.poll(() => statusOf(camille), { timeout: 20_000 }).toBe(200);
  await camille.goto('/studio');
  await expect(list(camille)).toContainText('le portail n’a pas pu le faire à l’heure');
  await list(camille).getByRole('button', { name: 'J’ai vu' }).click();
  await expect(list(camille)).toHaveCount(0);

  // Its withdrawal, from its page.
  await camille.goto(`/studio/contenus${ARTICLE}`);
  await camille.getByText('Retirer la page à une date').click();
  await chooseHour(camille, '2027-12-31', '18:00');
  await expectNoFault(camille);
  await camille.getByLabel('Un mot pour les visiteurs').last().fill('L’annonce est passée.');
  await camille
    .getByLabel(/^Raison \(obligatoire\)/)
    .last()
    .fill('Fin');
  await camille.getByRole('button', { name: 'Programmer le retrait' }).click();
  await expect(list(camille)).toContainText('Le 31 décembre 2027 à 18:00');
  await expectNoFault(camille);
  makeDue(studio);
  await expect.poll(() => statusOf(camille), { timeout: 20_000 }).toBe(410);
  expect(await (await camille.request.get(ARTICLE)).text()).toContain('L’annonce est passée.');
});

test('without script, a withdrawal is scheduled too, and asks which of the two hours', async ({ studio }) => {
  const context = await studio.enter('programme-sans-script', 'editeur', {
    javaScriptEnabled: false,
    colorScheme: 'dark',
    viewport: { width: 320, height: 900 },
  });
  const page = await context.newPage();
  const fill = async () => {
    await page
      .getByLabel(/^Raison \(obligatoire\)/)
      .last()
      .fill('Fin');
    await page.getByRole('button', { name: 'Programmer le retrait' }).click();
  };
  await page.goto('/studio/contenus/produits/mano');
  await page.getByText('Retirer la page à une date').click();
  await chooseHour(page, '2027-10-31', '02:30');
  await fill();
  await expect(page.getByRole('alert')).toContainText('Cette heure vient deux fois');
  await page.getByRole('radio', { name: 'la seconde (heure d’hiver)' }).check({ force: true });
  await fill();
  await expect(list(page)).toContainText('Le 31 octobre 2027 à 02:30 (heure d’hiver)');
  await list(page).getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('La programmation est annulée.')).toBeVisible();
  await context.close();
});
