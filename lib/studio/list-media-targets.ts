import { listMedia } from '#db/queries/media.ts';
import { listVideos } from '#lib/content/folder.ts';
import type { Studio } from './studio.ts';

/**
 * Addresses below `/medias/` that a text may name: images as the portal has read them, those that came in a moment ago, and
 * videos with their captions, which live in the content folder alone.
 */
export async function listMediaTargets(studio: Studio): Promise<ReadonlySet<string>> {
  const held = (await listMedia(studio.store)).filter(({ size }) => size > 0);
  const videos = await listVideos(studio.contentDir).catch(() => []);
  return new Set([
    ...studio.listTargets().medias,
    ...held.map(({ name }) => `/medias/${name}`),
    ...videos.map(({ path }) => `/${path}`),
  ]);
}
