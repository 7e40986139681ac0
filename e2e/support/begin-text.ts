import type { Page } from '@playwright/test';
import { awaitEditor } from './await-editor.ts';

/** The text of a draft, in either way of showing it. */
export const textOf = (page: Page) => page.getByRole('textbox', { name: /^Texte/ });

/** Shows the text of a draft in one of its ways. */
export const showText = (page: Page, mode: 'Brut' | 'Mis en forme') =>
  page.getByRole('radio', { name: mode }).check({ force: true });

/** An article of this text, opened on its text. */
export async function beginText(page: Page, title: string, text: string): Promise<void> {
  await page.goto('/studio/nouveau/actualites');
  await page.getByLabel('Son titre').fill(title);
  await page.getByLabel('Son chapeau').fill('Un article écrit dans le studio.');
  await page.getByRole('button', { name: 'Commencer' }).click();
  await awaitEditor(page);
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await textOf(page).fill(text);
}
