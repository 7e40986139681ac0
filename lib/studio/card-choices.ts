import { listReferable } from '#db/index/document.ts';
import { listVideos } from '#lib/content/folder.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { Studio } from './studio.ts';

/** What the fields of a tag propose; any other may be written. */
export interface CardChoices {
  products: { slug: string; name: string }[];
  /** Addresses of the files that come with the content. */
  videos: string[];
  captions: string[];
}

export async function listCardChoices({ contentDir }: Pick<Studio, 'contentDir'>): Promise<CardChoices> {
  // A folder that cannot be read proposes nothing: an address may still be written.
  const files = (await listVideos(contentDir).catch(() => [])).map(({ path }) => `/${path}`).sort();
  const isCaptions = (path: string) => path.toLowerCase().endsWith('.vtt');
  return {
    products: listReferable(getIndex())
      .documents.filter(({ kind }) => kind === 'produits')
      .map(({ slug, title }) => ({ slug, name: title }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    videos: files.filter((path) => !isCaptions(path)),
    captions: files.filter(isCaptions),
  };
}
