import { z } from 'zod';
import type { ImageQuery } from './images.ts';

const schema = z.object({
  q: z.string().max(200).catch(''),
  etat: z.string().catch(''),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** What the address of the library asks; what is malformed asks nothing. */
export function readImageQuery(params: Readonly<Record<string, unknown>>): ImageQuery {
  const { q, etat, page } = schema.parse({ q: params['q'], etat: params['etat'], page: params['page'] });
  return { words: q.trim(), unsaid: etat === 'a-decrire', page };
}
