import { expect, type Page } from '@playwright/test';
import { awaitEditor } from './await-editor.ts';

/** From the desk to the editor of a new article. */
export async function beginArticle(page: Page, title: string): Promise<void> {
  await page.goto('/studio');
  await page.getByRole('link', { name: 'Écrire un article' }).click();
  await page.getByLabel('Son titre').fill(title);
  await page.getByLabel('Son chapeau').fill('Un article écrit dans le studio.');
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await awaitEditor(page);
}
