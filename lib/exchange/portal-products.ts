import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, listSources } from '#lib/content/folder.ts';
import { findSourceName } from '#lib/content/source-file.ts';
import { findBetaId } from './find-beta-id.ts';

/** A product file of the portal; `text` is undefined where it cannot be read. */
export interface PortalProduct {
  path: string;
  slug: string;
  text: string | undefined;
  betaId: string | undefined;
}

/** The products of a content folder, by what an import finds them by. */
export class PortalProducts {
  readonly #bySlug = new Map<string, PortalProduct[]>();
  readonly #byBetaId = new Map<string, PortalProduct>();

  static async read(contentDir: string): Promise<PortalProducts> {
    const products = new PortalProducts();
    for (const { path } of await listSources(contentDir)) {
      const name = findSourceName(path);
      if (name?.kind !== 'produits') continue;
      // Small files, thousands of them: waiting for each would take longer than reading it.
      const text = decodeText(readFileSync(join(contentDir, path)));
      products.add({
        path,
        slug: name.slug,
        text,
        betaId: text === undefined ? undefined : findBetaId(text),
      });
    }
    return products;
  }

  add(product: PortalProduct): void {
    this.#bySlug.set(product.slug, [...(this.#bySlug.get(product.slug) ?? []), product]);
    if (product.betaId !== undefined && !this.#byBetaId.has(product.betaId))
      this.#byBetaId.set(product.betaId, product);
  }

  findByBetaId(betaId: string): PortalProduct | undefined {
    return this.#byBetaId.get(betaId);
  }

  /** Two where a slug exists in `.md` and in `.mdx`. */
  listBySlug(slug: string): readonly PortalProduct[] {
    return this.#bySlug.get(slug) ?? [];
  }
}
