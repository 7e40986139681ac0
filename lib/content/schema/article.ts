import { z } from 'zod';
import * as field from './fields.ts';

/** Front matter of `content/actualites/<slug>` (contract §1). */
export const articleSchema = z.object({
  title: field.required(field.text),
  date: field.required(field.day),
  tagline: field.optional(field.text),
  updated: field.optional(field.day),
  tags: field.optional(field.commaTexts),
  image: field.optional(field.text),
  image_alt: field.optional(field.text),
  image_credit: field.optional(field.text),
  publish: field.optional(field.flag),
  noindex: field.optional(field.flag),
  publish_at: field.optional(field.localMinute),
  expire_at: field.optional(field.localMinute),
  products: field.optional(field.list(field.slug)),
  authors: field.optional(field.commaTexts),
  category: field.optional(field.text),
  lang: field.optional(field.text),
  redirect_from: field.optional(field.list(field.path)),
  source: field.optional(field.origin),
});

export type ArticleFrontMatter = z.infer<typeof articleSchema>;
