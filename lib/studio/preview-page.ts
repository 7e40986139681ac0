import { illustrate } from '#lib/articles/illustrate.ts';
import { listArticlesAbout } from '#lib/articles/list-articles.ts';
import { findProduct, listSimilarProducts } from '#lib/catalogue/get-product.ts';
import { today } from '#lib/clock.ts';
import { documentContext } from '#lib/content/document-context.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import type { Preview } from './preview.ts';

export type PreviewPage = ReturnType<typeof readPreviewPage>;

/** What the page of a draft shows beside its text, as its public page would. */
export function readPreviewPage(preview: Exclude<Preview, { kind: 'broken' }>) {
  const around = { settings: getSettings(), context: documentContext };
  switch (preview.kind) {
    case 'produits': {
      const { kind, sheet } = preview;
      const { slug, successor } = sheet.product;
      const shown = {
        ...around,
        sheet,
        successor: successor ? findProduct(successor) : undefined,
        articles: listArticlesAbout(slug).map(illustrate),
        similar: listSimilarProducts(sheet),
        day: today(),
        site: getEnv().SITE_URL,
      };
      return { kind, shown };
    }
    case 'actualites': {
      const { kind, sheet } = preview;
      const products = sheet.article.products.flatMap((slug) => findProduct(slug) ?? []);
      return { kind, shown: { ...around, sheet, products } };
    }
    case 'pages':
      return { kind: preview.kind, shown: { ...around, sheet: preview.sheet } };
  }
}
