import { type Page, test as base } from '@playwright/test';
import { openStudio, type TestStudio } from './open-studio.ts';

/** Tests on a studio of their own, one for each worker, and two people who write. */
export const test = base.extend<{ camille: Page; dominique: Page }, { studio: TestStudio }>({
  studio: [
    async ({ browser }, provide) => {
      const studio = await openStudio(browser);
      await provide(studio);
      await studio.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  camille: async ({ studio }, provide, { testId }) => {
    const context = await studio.enter(`camille-${testId}`, 'editeur');
    await provide(await context.newPage());
    await context.close();
  },
  dominique: async ({ studio }, provide, { testId }) => {
    const context = await studio.enter(`dominique-${testId}`, 'editeur');
    await provide(await context.newPage());
    await context.close();
  },
});
