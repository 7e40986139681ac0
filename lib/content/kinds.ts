import { articleSchema, type ArticleFrontMatter } from './schema/article.ts';
import { pageSchema, type PageFrontMatter } from './schema/page.ts';
import { productSchema, type ProductFrontMatter } from './schema/product.ts';

/** The kinds of document, named by their folder under `content/`. */
export const KINDS = ['produits', 'actualites', 'pages'] as const;
export type Kind = (typeof KINDS)[number];

export interface FrontMatterOf {
  produits: ProductFrontMatter;
  actualites: ArticleFrontMatter;
  pages: PageFrontMatter;
}

export const SCHEMAS = { produits: productSchema, actualites: articleSchema, pages: pageSchema } as const;

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
