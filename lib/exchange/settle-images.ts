import { isEmptyAlternative } from '#lib/content/check-prose.ts';
import { mapProse } from './prose.ts';
import { mediaPath } from './media-path.ts';
import { type Note, note } from './remark.ts';

const IMAGE =
  /!\[([^\][\n]{0,1000})\]\(\s*<?([^()\s<>]{1,2000})>?(?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s*\)/g;

/** Images of the body are expected in the portal's own folder, and what they lack is listed one by one. */
export function settleImages(body: string, notes: Note[]): string {
  return mapProse(body, (text) =>
    text.replace(IMAGE, (_, label: string, address: string) => {
      const path = mediaPath(address);
      const alternative =
        isEmptyAlternative(label) || label.trim() === mediaStem(address) ? '' : label.trim();
      notes.push(note('body-images', `L’image « ${address} » est attendue à ${path}.`));
      if (alternative === '')
        notes.push(note('article-alternative', `L’image ${path} n’a pas d’alternative.`));
      notes.push(note('article-credit', `L’image ${path} n’a pas de crédit.`));
      return `![${alternative}](${path})`;
    }),
  );
}

function mediaStem(address: string): string {
  return (
    address
      .split('/')
      .at(-1)
      ?.replace(/\.[a-z0-9]+$/i, '') ?? ''
  );
}
