import { notFound } from 'next/navigation';
import { ProductSheet } from '#components/catalogue/product-sheet.tsx';
import { ServicePageSheet } from '#components/mdx/service-page-sheet.tsx';
import { ArticleSheet } from '#components/news/article-sheet.tsx';
import { BrokenPreview } from '#components/studio/broken-preview.tsx';
import { illustrate } from '#lib/articles/illustrate.ts';
import { listArticlesAbout } from '#lib/articles/list-articles.ts';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { findProduct, listSimilarProducts } from '#lib/catalogue/get-product.ts';
import { today } from '#lib/clock.ts';
import { documentContext } from '#lib/content/document-context.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findAddressedDraft } from '#lib/studio/draft-page.ts';
import { subjectOf } from '#lib/studio/drafts.ts';
import { makePreview } from '#lib/studio/preview.ts';

interface Props {
  params: Promise<{ id: string }>;
}

/** The page that a draft would make, by the components of public pages. */
export default async function PreviewPage({ params }: Props) {
  await requirePageSession('enter');
  const draft = await findAddressedDraft(getStudio(), (await params).id);
  if (!draft) notFound();
  await requirePageSession('read-draft', subjectOf(draft));
  const preview = await makePreview(getStudio(), draft);
  const settings = getSettings();
  switch (preview.kind) {
    case 'broken':
      return <BrokenPreview faults={preview.faults} />;
    case 'produits': {
      const { product } = preview.sheet;
      return (
        <ProductSheet
          settings={settings}
          sheet={preview.sheet}
          successor={product.successor ? findProduct(product.successor) : undefined}
          articles={listArticlesAbout(product.slug).map(illustrate)}
          similar={listSimilarProducts(preview.sheet)}
          day={today()}
          site={getEnv().SITE_URL}
          context={documentContext}
        />
      );
    }
    case 'actualites': {
      const products = preview.sheet.article.products.flatMap((slug) => findProduct(slug) ?? []);
      return (
        <ArticleSheet
          settings={settings}
          sheet={preview.sheet}
          products={products}
          context={documentContext}
        />
      );
    }
    case 'pages':
      return <ServicePageSheet settings={settings} sheet={preview.sheet} context={documentContext} />;
  }
}
