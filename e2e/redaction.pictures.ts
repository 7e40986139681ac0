import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { openStudio } from './support/open-studio.ts';

const IMAGES = resolve(import.meta.dirname, '../docs/images');

async function picture(page: Page, name: string): Promise<void> {
  const bytes = await page.screenshot({ animations: 'disabled' });
  await sharp(bytes)
    .png({ palette: true, quality: 80, effort: 10 })
    .toFile(`${IMAGES}/redaction-${name}.png`);
}

const checked = (page: Page, words: string) =>
  expect(page.locator('#controle-etat')).toContainText(words, { timeout: 150_000 });

test('the screens of docs/redaction.md', async ({ browser }) => {
  test.setTimeout(900_000);
  const studio = await openStudio(browser);
  try {
    const context = await studio.enter('camille', 'editeur', {
      viewport: { width: 1120, height: 760 },
    });
    const page = await context.newPage();
    await page.goto('/studio');
    await picture(page, 'bureau');
    await page.getByRole('link', { name: 'Écrire un article' }).click();
    await page.getByLabel('Son titre').fill('Une journée avec les équipes de maraude');
    await page
      .getByLabel('Son chapeau')
      .fill('Deux agents de la Fabrique ont suivi une maraude pour voir comment Mano sert.');
    await picture(page, 'nouveau');
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page.waitForURL(/brouillons/);
    await checked(page, 'conseils');
    await picture(page, 'fiche');
    await page.getByRole('radio', { name: 'Texte' }).check({ force: true });
    const area = page.getByRole('textbox', { name: /^Texte/ });
    await area.fill(
      'Un soir de novembre, deux agents ont suivi une maraude.\n\n<Figure src="/medias/mano.png" alt="" />\n\n#### Ce qu’ils ont vu\n\n<ProductCard slug="mano" />\n',
    );
    await checked(page, 'empêche');
    await picture(page, 'controle');
    await area.fill(
      'Un soir de novembre, deux agents ont suivi une maraude.\n\n<Figure src="/medias/mano.png" alt="Une rue la nuit, une tente au pied d’un immeuble" />\n\n## Ce qu’ils ont vu\n\n<ProductCard slug="mano" />\n',
    );
    await checked(page, 'Rien à signaler');
    await expect(page.locator('#etat-brouillon')).toContainText('Enregistré à');
    await page.getByRole('radio', { name: 'Aperçu' }).check({ force: true });
    await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
    await picture(page, 'apercu');
    await page.getByRole('radio', { name: 'Texte' }).check({ force: true });
    await page.getByLabel('Pourquoi ce changement').fill('Premier article');
    await page.getByRole('button', { name: 'Publier' }).click();
    await expect(page.locator('#publie')).toBeVisible({ timeout: 150_000 });
    await picture(page, 'publie');
    await page.goto('/studio/contenus/actualites/une-journee-avec-les-equipes-de-maraude');
    await picture(page, 'historique');
    await page.goto('/studio/images');
    await picture(page, 'images');
  } finally {
    await studio.stop();
  }
});
