import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { runPortal } from './support/run-portal.ts';

const CONTENT = resolve(import.meta.dirname, '../content');
const NAME = 'chercher-dans-le-catalogue';
/** Seconds of each screen, then of the passage to the next; the captions (`.vtt`) tell the same times. */
const SCREEN_S = 4.5;
const PASSAGE_S = 0.5;
const RATE = 10;

/** The screens one after the other, each melting into the next (ffmpeg, of Debian). */
async function film(screens: readonly string[], file: string): Promise<void> {
  const inputs = screens.flatMap((screen) => [
    '-framerate',
    String(RATE),
    '-loop',
    '1',
    '-t',
    String(SCREEN_S + PASSAGE_S),
    '-i',
    screen,
  ]);
  const passages = screens.slice(1).map((_, rank) => {
    const from = rank === 0 ? '[0]' : `[m${rank}]`;
    const at = SCREEN_S * (rank + 1);
    return `${from}[${rank + 1}]xfade=duration=${PASSAGE_S}:offset=${at}[m${rank + 1}]`;
  });
  const last = `[m${screens.length - 1}]`;
  await promisify(execFile)('ffmpeg', [
    ...['-y', '-loglevel', 'error', ...inputs],
    ...['-filter_complex', `${passages.join(';')};${last}format=yuv420p[v]`, '-map', '[v]'],
    ...['-r', String(RATE), '-c:v', 'libx264', '-preset', 'veryslow', '-crf', '27', '-tune', 'stillimage'],
    ...['-movflags', '+faststart', file],
  ]);
}

test('the video of content/medias: a search in the catalogue', async ({ browser }) => {
  test.setTimeout(300_000);
  const portal = await runPortal(CONTENT);
  const folder = await mkdtemp(join(tmpdir(), 'portail-video-'));
  try {
    const page = await browser.newPage({
      viewport: { width: 960, height: 540 },
      deviceScaleFactor: 4 / 3,
      baseURL: portal.url,
    });
    page.setDefaultTimeout(15_000);
    const screens: string[] = [];
    const take = async () => {
      const screen = join(folder, `${screens.length}.png`);
      await page.screenshot({ path: screen, animations: 'disabled', caret: 'initial' });
      screens.push(screen);
    };
    await page.goto('/produits');
    await take();
    const field = page.locator('main input[name="q"]').first();
    await field.fill('maraude');
    await take();
    await page.goto('/produits?q=maraude');
    await page.locator('#compte').evaluate((count) => {
      count.scrollIntoView();
    });
    await take();
    await page.goto('/produits/mano');
    await take();
    await page.getByRole('heading', { level: 2 }).first().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 420);
    await take();
    expect(screens).toHaveLength(5);
    await film(screens, join(CONTENT, 'medias', `${NAME}.mp4`));
    await page.goto('/produits?q=maraude');
    await page.setViewportSize({ width: 1200, height: 675 });
    await page.screenshot({ path: join(CONTENT, 'medias', `${NAME}.png`), animations: 'disabled' });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.stop();
  }
});
