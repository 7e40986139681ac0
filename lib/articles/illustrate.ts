import { findImage, type ImageFacts } from '#lib/portal/image.ts';
import type { Article } from './article.ts';

export interface IllustratedArticle {
  article: Article;
  image: ImageFacts | undefined;
}

/** An article with its image, where the content holds it. */
export function illustrate(article: Article): IllustratedArticle {
  return { article, image: article.image ? findImage(article.image.src) : undefined };
}
