import { z } from 'zod';
import type { MediaWords } from '#db/queries/media.ts';

const line = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(most))
    .catch('');
const optionalLine = (most: number) => line(most).transform((text) => (text === '' ? null : text));
const percent = z.coerce.number().int().min(0).max(100).catch(50);

const schema = z.object({
  alt: line(300),
  decorative: z
    .literal('oui')
    .transform(() => true)
    .catch(false),
  credit: optionalLine(200),
  licence: optionalLine(100),
  source: optionalLine(300),
  focusX: percent,
  focusY: percent,
});

/** What a form says of an image; what is too long or no word is left out. */
export function readImageForm(form: { get: (name: string) => unknown }): MediaWords {
  const names = Object.keys(schema.shape);
  const given = names.map((name) => [name, form.get(name) ?? undefined] as const);
  return schema.parse(Object.fromEntries(given));
}
