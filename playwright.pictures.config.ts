import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** The pictures of docs/redaction.md (`npm run pictures`), taken on the last build, of a portal of their own. */
export default defineConfig({
  ...config,
  projects: [{ name: 'images', testMatch: '**/*.pictures.ts' }],
  workers: 1,
  webServer: [],
});
