import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findFreePort } from './e2e/support/find-free-port.ts';
import { SERVER } from './scripts/setup/build.mjs';
import { findChromium } from './scripts/setup/chromium.mjs';

const executablePath = findChromium();

// Workers read this file again and inherit the runner's choice; two checkouts can be tested side by side.
process.env['E2E_PORT'] ??= String(await findFreePort());
const PORT = Number(process.env['E2E_PORT']);

/** Files whose tests each start a portal, to break it, kill it or sign in to it. */
const OWN_PORTAL =
  /(guard|image|live-content|next-start|proconnect|restore-drill|store-faults|studio|studio-care|studio-schedule|studio-screens)\.spec\.ts$/;

/** Workers read this file too, but only the runner starts the portal. */
function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portail-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: '**/e2e/long/**',
  fullyParallel: true,
  forbidOnly: true,
  // Two cores may be shared with a build: what is slow there is not wrong.
  expect: { timeout: 20_000 },
  retries: 0,
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'fr-FR',
    screenshot: 'only-on-failure',
    // A trace costs a fifth of the time of every test; `npm run test:e2e -- --trace on` takes those of a failure.
    trace: 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The longest first: each starts a portal of its own, and the whole ends when the last of them does.
  projects: [
    { name: 'portails à part', testMatch: OWN_PORTAL },
    { name: 'portail commun', testIgnore: [OWN_PORTAL, '**/e2e/long/**'] },
  ],
  webServer: {
    command: `node ${SERVER}`,
    url: `http://127.0.0.1:${PORT}/readyz`,
    reuseExistingServer: false,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(PORT),
      HOST: '127.0.0.1',
      // Empty counts as absent: the address of the tests, whatever the machine sets.
      SITE_URL: '',
      DATA_DIR: process.env['TEST_WORKER_INDEX'] ? '' : makeDataDir(),
      LOG_LEVEL: 'warn',
      // All the visitors of the tests share one address.
      RATE_LIMIT: '0',
      TZ: 'America/New_York',
    },
  },
});
