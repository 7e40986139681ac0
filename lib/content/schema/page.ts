import { z } from 'zod';
import * as field from './fields.ts';

/** Front matter of `content/pages/<slug>`, answered at `/<slug>`. */
export const pageSchema = z.object({
  title: field.required(field.text),
  summary: field.optional(field.text),
  updated: field.optional(field.day),
  lang: field.optional(field.text),
  publish: field.optional(field.flag),
  noindex: field.optional(field.flag),
  redirect_from: field.optional(field.list(field.path)),
});

export type PageFrontMatter = z.infer<typeof pageSchema>;
