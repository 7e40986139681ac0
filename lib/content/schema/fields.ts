import { z } from 'zod';
import { isDay, isPartialDay } from '#lib/clock.ts';
import { isSlug } from '#lib/slug.ts';

/** Empty string, null and `[]` mean absent (contract §1). */
function dropAbsent(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value === 'string' && value.trim() === '') return undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value;
}

export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(dropAbsent, schema.optional());
}

export function required<T extends z.ZodType>(schema: T) {
  return z.preprocess(dropAbsent, schema);
}

const MAX_TEXT = 4_000;
const MAX_ITEMS = 200;

/** YAML reads `1000` and `2024` as numbers: a text may be written without quotes. */
const scalarText = z.union([z.string(), z.number().transform(String)], { error: 'Un texte est attendu.' });
export const text = scalarText.pipe(
  z.string().trim().min(1, 'Un texte est attendu.').max(MAX_TEXT, `Ce texte dépasse ${MAX_TEXT} caractères.`),
);

export const day = z.string({ error: 'Une date AAAA-MM-JJ est attendue.' }).refine(isDay, {
  error: 'Une date AAAA-MM-JJ qui existe est attendue.',
});

/** A date that may be known only to the month or the year. */
export const partialDay = scalarText.pipe(
  z.string().refine(isPartialDay, {
    error: 'Une date AAAA-MM-JJ, AAAA-MM ou AAAA est attendue.',
  }),
);

export const localMinute = z
  .string({ error: 'Une date et une heure AAAA-MM-JJTHH:MM sont attendues.' })
  .refine(
    (value) => /T([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDay(value.slice(0, 10)) && value.length === 16,
    {
      error: 'Une date et une heure AAAA-MM-JJTHH:MM (heure de Paris) sont attendues.',
    },
  );

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
}

export const webAddress = text.pipe(
  z.string().max(2_000).refine(isWebAddress, { error: 'Une adresse web complète (https://…) est attendue.' }),
);

/** beta.gouv.fr writes both `true` and an address under the same key. */
export const flag = z.boolean({ error: 'true ou false est attendu.' });
export const flagOrAddress = z.union([z.boolean(), webAddress], {
  error: 'true, false ou une adresse web est attendu.',
});

export const texts = z.array(text, { error: 'Une liste de textes est attendue.' }).max(MAX_ITEMS);

export const slug = text.pipe(
  z
    .string()
    .refine(isSlug, { error: 'Un identifiant en minuscules, chiffres et traits d’union est attendu.' }),
);

export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item, { error: 'Une liste est attendue.' })
    .max(MAX_ITEMS, `La liste dépasse ${MAX_ITEMS} éléments.`);
}

/** A list written as such or on one line, separated by commas. */
export const commaTexts = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean)
      : value,
  texts,
);

/** A path of this portal or of a former site: it begins with a slash. */
export const path = text.pipe(
  z
    .string()
    .max(1_000)
    .regex(/^\/(?!\/)\S*$/, 'Un chemin qui commence par « / », sans espace, est attendu.'),
);

export const origin = z.object({
  name: text,
  url: optional(webAddress),
  rights: optional(text),
  /** Hash of the document that an import made it of, hexadecimal. */
  sha256: optional(text),
});
