/** What the studio costs the browser of who writes: scripts of its pages, and the delay of a key. `README.md` says how. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { describeMachine } from '#bench/machine.ts';
import { beginDraft } from '#e2e/support/begin-draft.ts';
import { openStudio } from '#e2e/support/open-studio.ts';
import { findChromium } from '#scripts/setup/chromium.mjs';
import { makeArticle } from './article.ts';
import { type KeyTimes, pressKeys } from './record-keys.ts';

const WORDS = 5_000;
const WARM_UP = 20;
const KEYS = 400;
const GOALS = { 'script of a first load, gzip': 400_000, 'p95 of a key, ms': 16 };

type Mode = 'plain' | 'visual';

async function openText(page: Page, address: string, mode: Mode): Promise<void> {
  await page.addInitScript((kept) => {
    localStorage.setItem('portail-texte', kept);
  }, mode);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.getByLabel('Texte', { exact: true }).first().check({ force: true });
  await page.locator(mode === 'plain' ? 'textarea.po-source' : '.cm-content').waitFor();
}

/** Bytes of script that a page brings, compressed: with nothing kept from another. */
async function weighScripts(
  context: BrowserContext,
  open: (page: Page) => Promise<unknown>,
): Promise<number> {
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      bodies.push(response.body().then((body) => gzipSync(body).length));
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(bodies);
  await page.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

function summarise(keys: readonly KeyTimes[], name: keyof KeyTimes) {
  const values = keys.map((key) => key[name]).sort((a, b) => a - b);
  const at = (part: number) => Math.round((values[Math.floor((values.length - 1) * part)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Types in the middle of the article. */
async function measureTyping(page: Page, address: string, mode: Mode) {
  await openText(page, address, mode);
  const source = page.getByRole('textbox', { name: /^Texte/ });
  await source.focus();
  await page.keyboard.press('Control+Home');
  for (let screen = 0; screen < 12; screen += 1) await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  const pressed = Array.from({ length: WARM_UP + KEYS }, (_, rank) => (rank % 7 === 6 ? 'Space' : 'e'));
  const times = (await pressKeys(page, pressed)).slice(WARM_UP);
  return {
    mode,
    keys: times.length,
    processor: summarise(times, 'processor'),
    frame: summarise(times, 'frame'),
  };
}

const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const studio = await openStudio(browser);
try {
  const { id: author } = await studio.signIn('auteur', 'redacteur');
  const draft = await beginDraft(studio.store, author, 'un-long-article', makeArticle(WORDS));
  const address = `/studio/brouillons/${draft}`;
  const context = await studio.enter('editeur', 'editeur', { viewport: { width: 1280, height: 800 } });
  const scripts: Record<string, number> = {};
  for (const path of ['/studio', '/studio/contenus/produits', '/studio/contenus/produits/mano', address])
    scripts[path.replace(/\d+$/, '…')] = await weighScripts(context, (page) => page.goto(path));
  scripts['the same draft, its text in the visual source'] = await weighScripts(context, (page) =>
    openText(page, address, 'visual'),
  );
  const typing = [];
  for (const mode of ['plain', 'visual'] as const)
    typing.push(await measureTyping(await context.newPage(), address, mode));
  await context.close();
  const result = { ...describeMachine(), goals: GOALS, scripts, words: WORDS, typing };
  console.log(JSON.stringify(result, null, 2));
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await studio.stop();
  await browser.close();
}
