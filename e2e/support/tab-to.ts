import { expect, type Locator, type Page } from '@playwright/test';

/** More than any page has places for the focus. */
const MOST = 200;

/** Goes to a control by the Tab key alone, as who sees the focus would. */
export async function tabTo(
  page: Page,
  role: 'textbox' | 'button' | 'link' | 'radio' | 'combobox',
  name: string | RegExp,
): Promise<void> {
  await reach(page, page.getByRole(role, { name }).last());
}

/** The same for any control. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let step = 0; step < MOST; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(wanted)} cannot be reached with the Tab key`);
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, wanted: Locator): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press('Enter');
}

/** Chooses a radio button: Tab leads to the one that is chosen in its group, or to the first, and the arrows to the others. */
export async function chooseByArrows(page: Page, wanted: Locator): Promise<void> {
  const name = (await wanted.getAttribute('name')) ?? '';
  const isInGroup = () =>
    page.evaluate((group) => document.activeElement?.getAttribute('name') === group, name);
  for (let step = 0; step < MOST && !(await isInGroup()); step += 1) await page.keyboard.press('Tab');
  for (let step = 0; step < MOST && !(await wanted.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}
