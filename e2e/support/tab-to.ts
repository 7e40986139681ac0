import { expect, type Page } from '@playwright/test';

/** Goes to a control by the Tab key alone, as who sees the focus would. */
export async function tabTo(
  page: Page,
  role: 'textbox' | 'button' | 'link' | 'radio' | 'combobox',
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name }).last();
  await expect(wanted).toBeVisible();
  for (let step = 0; step < 200; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached with the Tab key`);
}
