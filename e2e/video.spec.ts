import { expect, test } from '@playwright/test';

test('a video is loaded when the visitor plays it, with its captions; its transcription is beside it', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const policy: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) policy.push(message.text());
  });
  await page.goto('/actualites/ouverture-du-catalogue');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /\.(mp4|webm)$/.test(path))).toEqual([]);

  const video = page.getByRole('figure', { name: /^Vidéo/ }).locator('video');
  await video.evaluate((element: HTMLVideoElement) => {
    element.muted = true;
    return element.play();
  });
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 15_000 })
    .toBeGreaterThan(0.2);
  expect(asked).toContain('/medias/chercher-dans-le-catalogue.mp4');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.cues?.length))
    .toBe(5);
  await page.getByText('Transcription de la vidéo').click();
  await expect(page.getByText('Vidéo sans parole, de 23 secondes.')).toBeVisible();
  expect(policy).toEqual([]);
});
