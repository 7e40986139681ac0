import { z } from 'zod';
import { type Note, note } from './remark.ts';
import { isBetaKey, type RawSheet } from './sheet.ts';

const link = z.object({ id: z.union([z.string(), z.number().transform(String)]) });
const relationship = z.object({ data: z.union([link, z.array(link), z.null()]).optional() });

/** An item of `startups.json`, by whichever version 2: `attributes` apart as JSON:API has them, or flat. */
const itemSchema = z.looseObject({
  id: z.union([z.string().trim().min(1), z.number().transform(String)]),
  attributes: z.record(z.string(), z.unknown()).optional(),
  relationships: z.record(z.string(), relationship.catch({})).optional().catch(undefined),
});

/** The API's names where they are not the sheets'. */
const RENAMED: Readonly<Record<string, string>> = { name: 'title', pitch: 'mission', technos: 'techno' };
const BODIES = ['content_url_encoded_markdown', 'content', 'body'] as const;

function decodeBody(text: string, encoded: boolean): { body: string; damaged: boolean } {
  if (!encoded) return { body: text, damaged: false };
  try {
    return { body: decodeURIComponent(text), damaged: false };
  } catch {
    const body = text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
    return { body, damaged: true };
  }
}

function idsOf(data: z.infer<typeof relationship>['data']): string[] {
  if (!data) return [];
  return (Array.isArray(data) ? data : [data]).map(({ id }) => id);
}

/** Ids of relationships, beside the attributes: incubators, sponsors. */
function readRelationships(
  relationships: Readonly<Record<string, z.infer<typeof relationship>>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const [incubator] = idsOf(relationships['incubator']?.data);
  if (incubator !== undefined) values['incubator'] = incubator;
  for (const key of ['incubators', 'sponsors'] as const) {
    const ids = idsOf(relationships[key]?.data);
    if (ids.length > 0) values[key] = ids;
  }
  return values;
}

/** The API fills absent addresses with an empty text; only the product's own is told as empty. */
function isFilling(key: string, value: unknown): boolean {
  return value === '' && key !== 'link';
}

const DERIVED =
  '« stats_url » est l’adresse du produit suivie de /stats : l’API la compose quand la fiche n’en donne pas.';

function isDerived({ link, stats_url: statistics }: Readonly<Record<string, unknown>>): boolean {
  return typeof link === 'string' && link !== '' && statistics === `${link.trim().replace(/\/+$/, '')}/stats`;
}

/** A product as the API gives it. Never throws; `position` names an item that has no id. */
export function readApiItem(item: unknown, position: number): RawSheet {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) {
    const refusal = note(
      'source-unreadable',
      `L’élément ${position + 1} n’a pas la forme d’une fiche de l’API (id manquant).`,
    );
    return { betaId: `element-${position + 1}`, values: {}, body: undefined, notes: [], refusal };
  }
  const { id, attributes, relationships, ...flat } = parsed.data;
  const given: Record<string, unknown> = attributes ?? flat;
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const key = Object.hasOwn(RENAMED, name) ? (RENAMED[name] ?? name) : name;
    if (isBetaKey(key) && !isFilling(key, value)) values[key] = value;
  }
  Object.assign(values, readRelationships(relationships ?? {}));
  const notes: Note[] = isDerived(values) ? [note('link-derived', DERIVED)] : [];
  const bodyKey = BODIES.find((key) => typeof given[key] === 'string');
  if (!bodyKey) return { betaId: id, values, body: undefined, notes };
  const { body, damaged } = decodeBody(String(given[bodyKey]), bodyKey === 'content_url_encoded_markdown');
  if (damaged) notes.push(note('body-encoding', 'Le texte de l’API est mal codé.'));
  return { betaId: id, values, body, notes };
}
