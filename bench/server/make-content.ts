import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSheets, ROOT } from '#bench/latency/made-products.ts';

/** The portal's content without its images, with the real sheets under other names until there are so many products. */
export function makeContent(dir: string, products: number): void {
  cpSync(join(ROOT, 'content'), dir, { recursive: true, filter: (path) => !path.endsWith('/medias') });
  const folder = join(dir, 'produits');
  mkdirSync(folder, { recursive: true });
  const sheets = listSheets();
  const missing = products - readdirSync(folder).length;
  for (let rank = 0; rank < missing; rank += 1) {
    const sheet = sheets[rank % sheets.length];
    if (!sheet) throw new Error('no sheets to repeat');
    const text = sheet.text.replace(/^title: *(['"]?)(.*?)\1 *$/m, (_, quote: string, title: string) => {
      return `title: ${quote}${title} ${rank}${quote}`;
    });
    writeFileSync(join(folder, `${sheet.slug}-${rank}.md`), text);
  }
}
