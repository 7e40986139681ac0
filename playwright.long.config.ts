import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** The browser's part of `npm run test:long`, on the last build. */
export default defineConfig({
  ...config,
  testDir: 'e2e/long',
  testIgnore: [],
  projects: [{ name: 'longs' }],
});
