import type { Article } from '#lib/articles/article.ts';
import type { ArticleSheet } from '#lib/articles/get-article.ts';
import type { Product } from '#lib/catalogue/product.ts';
import { type ProductAt, productAt } from '#lib/catalogue/snapshot.ts';
import { dayOf } from '#lib/clock.ts';
import { hasError } from '#lib/content/fault.ts';
import type { Fault } from '#lib/content/fault.ts';
import { parseSource } from '#lib/content/parse.ts';
import { analyseDocument } from '#lib/content/own-terms.ts';
import { toEntry } from '#lib/content/project.ts';
import type { Heading, ServicePage, ServicePageSheet } from '#lib/portal/page.ts';
import { checkDraft } from './check-draft.ts';
import { pathOf } from './document-file.ts';
import type { Draft } from './drafts.ts';
import type { Studio } from './studio.ts';

const WORDS_A_MINUTE = 220;

/** The page that a draft would make, or why it makes none. */
export type Preview =
  | { kind: 'produits'; sheet: ProductAt & { body: string; format: 'md' | 'mdx' } }
  | { kind: 'actualites'; sheet: ArticleSheet }
  | { kind: 'pages'; sheet: ServicePageSheet }
  | { kind: 'broken'; faults: Fault[] };

/** Only what passed the check is rendered: a hostile text would hold the portal while it is. */
export async function makePreview(studio: Studio, draft: Draft): Promise<Preview> {
  const faults = await checkDraft(studio, draft);
  const broken: Preview = { kind: 'broken', faults: faults.filter(({ severity }) => severity === 'error') };
  if (hasError(faults)) return broken;
  const { kind, slug, format, text } = draft;
  const referentials = studio.getReferentials();
  const name = { path: pathOf(kind, slug, format), kind, slug, format };
  const { document } = await parseSource(name, text, referentials, { compile: false });
  if (!document) return broken;
  const now = studio.now();
  const record = {
    id: 0,
    revisionId: 0,
    retired: false,
    wasPublic: false,
    withdrawal: null,
    createdAt: now,
    updatedAt: now,
  };
  const made = toEntry(analyseDocument(document), record, referentials).document;
  const { body } = made;
  const headings = JSON.parse(made.headings) as Heading[];
  switch (kind) {
    case 'produits': {
      const product = JSON.parse(made.data) as Product;
      return { kind, sheet: { ...productAt(product, dayOf(studio.clock.now())), body, format } };
    }
    case 'actualites': {
      const article = JSON.parse(made.data) as Article;
      const readingMinutes = Math.max(1, Math.ceil(article.words / WORDS_A_MINUTE));
      return { kind, sheet: { article, body, format, headings, readingMinutes, newer: null, older: null } };
    }
    case 'pages':
      return { kind, sheet: { page: JSON.parse(made.data) as ServicePage, body, format, headings } };
  }
}
