import { ProductSheet } from '#components/catalogue/product-sheet.tsx';
import { ServicePageSheet } from '#components/mdx/service-page-sheet.tsx';
import { ArticleSheet } from '#components/news/article-sheet.tsx';
import type { PreviewPage } from '#lib/studio/preview-page.ts';

/** The page that a draft would make, by the components of public pages. */
export function DraftDocument({ page }: { page: PreviewPage }) {
  switch (page.kind) {
    case 'produits':
      return <ProductSheet {...page.shown} />;
    case 'actualites':
      return <ArticleSheet {...page.shown} />;
    case 'pages':
      return <ServicePageSheet {...page.shown} />;
  }
}
