import { expect, type Page } from '@playwright/test';

/** Waits until the editor of a draft answers: its first check is the sign, and a click that comes before is lost. */
export async function awaitEditor(page: Page): Promise<void> {
  await page.waitForURL(/brouillons/);
  await expect(page.locator('#controle-etat')).not.toContainText('en cours', { timeout: 20_000 });
}
