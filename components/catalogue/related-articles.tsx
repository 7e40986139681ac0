import { ArticleGrid } from '#components/news/article-grid.tsx';
import type { IllustratedArticle } from '#lib/articles/illustrate.ts';
import type { Product } from '#lib/catalogue/product.ts';

interface RelatedArticlesProps {
  product: Product;
  items: readonly IllustratedArticle[];
}

/** The news that tells of a product. */
export function RelatedArticles({ product, items }: RelatedArticlesProps) {
  if (items.length === 0) return null;
  return (
    <section className="po-stack po-related" aria-labelledby="actualites-liees">
      <h2 id="actualites-liees">Actualités de {product.name}</h2>
      <ArticleGrid items={items} />
    </section>
  );
}
