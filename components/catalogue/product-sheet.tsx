import type { ComponentProps } from 'react';
import { PageLayout } from '#components/layout/page-layout.tsx';
import type { DocumentContext } from '#components/mdx/context.ts';
import { DocumentBody } from '#components/mdx/document.tsx';
import { listMissingFacts } from '#lib/catalogue/missing-facts.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { listTimeline } from '#lib/catalogue/timeline.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { KeyFigures } from './key-figures.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { PhaseTimeline } from './phase-timeline.tsx';
import { ProductBrief } from './product-brief.tsx';
import { ProductLinks } from './product-links.tsx';
import { RelatedArticles } from './related-articles.tsx';
import { RelatedProducts } from './related-products.tsx';
import { SheetHead } from './sheet-head.tsx';

interface ProductSheetProps {
  settings: Settings;
  sheet: ProductAt & { body: string; format: 'md' | 'mdx' };
  successor: ProductAt | undefined;
  articles: ComponentProps<typeof RelatedArticles>['items'];
  similar: ComponentProps<typeof RelatedProducts>['items'];
  day: string;
  /** The portal’s own address. */
  site: string;
  context: DocumentContext;
}

/** The page of a product, for visitors and for who writes it. */
export function ProductSheet(props: ProductSheetProps) {
  const { settings, sheet, successor, day, site, context } = props;
  const { product, status } = sheet;
  return (
    <PageLayout
      settings={settings}
      path={`/produits/${product.slug}`}
      breadcrumb={[{ label: 'Produits', href: '/produits' }, { label: product.name }]}
    >
      <article className="fr-container po-page po-sheet">
        <SheetHead item={sheet} successor={successor} day={day} site={site} />
        <div className="po-sidebar po-sidebar--end">
          <div className="po-stack po-stack--lg">
            {product.keyFigures.length > 0 && (
              <section aria-labelledby="chiffres">
                <h2 id="chiffres">Chiffres clés</h2>
                <KeyFigures figures={product.keyFigures} />
              </section>
            )}
            <DocumentBody body={sheet.body} format={sheet.format} context={context} />
            <section aria-labelledby="parcours">
              <h2 id="parcours">Son parcours</h2>
              <PhaseTimeline entries={listTimeline(product, sheet.current, day)} />
            </section>
            <section aria-labelledby="transparence">
              <h2 id="transparence">Ce que le produit publie</h2>
              <ProductLinks product={product} alive={status !== 'arrete'} />
            </section>
            <MissingFacts facts={listMissingFacts(sheet)} />
          </div>
          <ProductBrief item={sheet} />
        </div>
        <RelatedArticles product={product} items={props.articles} />
        <RelatedProducts product={product} items={props.similar} />
      </article>
    </PageLayout>
  );
}
