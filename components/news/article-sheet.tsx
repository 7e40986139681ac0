import { Contents } from '#components/layout/contents.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { DocumentBody } from '#components/mdx/document.tsx';
import { ArticleHead } from './article-head.tsx';
import { ArticleOrigin } from './article-origin.tsx';
import { ArticleNeighbours } from './article-neighbours.tsx';
import { CitedProducts } from './cited-products.tsx';
import type { DocumentContext } from '#components/mdx/context.ts';
import type { ArticleSheet as Sheet } from '#lib/articles/get-article.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import type { Settings } from '#lib/portal/settings.ts';

interface ArticleSheetProps {
  settings: Settings;
  sheet: Sheet;
  products: readonly ProductAt[];
  context: DocumentContext;
}

/** The page of an article, for visitors and for who writes it. */
export function ArticleSheet({ settings, sheet, products, context }: ArticleSheetProps) {
  const { article } = sheet;
  return (
    <PageLayout
      settings={settings}
      path={`/actualites/${article.slug}`}
      breadcrumb={[{ label: 'Actualités', href: '/actualites' }, { label: article.title }]}
    >
      <article
        className="fr-container po-page po-article"
        {...(article.lang !== 'fr' && { lang: article.lang })}
      >
        <ArticleHead
          article={article}
          readingMinutes={sheet.readingMinutes}
          image={article.image ? context.findImage(article.image.src) : undefined}
        />
        <Contents headings={sheet.headings} />
        <DocumentBody body={sheet.body} format={sheet.format} context={context} />
        <ArticleOrigin article={article} />
      </article>
      <CitedProducts items={products} />
      <ArticleNeighbours newer={sheet.newer} older={sheet.older} />
    </PageLayout>
  );
}
