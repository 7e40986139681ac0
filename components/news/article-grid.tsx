import type { IllustratedArticle } from '#lib/articles/illustrate.ts';
import { ArticleCard } from './article-card.tsx';

/** Articles side by side, below a heading of level 2. */
export function ArticleGrid({ items }: { items: readonly IllustratedArticle[] }) {
  return (
    <ul className="po-cards" role="list">
      {items.map(({ article, image }) => (
        <ArticleCard key={article.slug} article={article} heading="h3" image={image} />
      ))}
    </ul>
  );
}
