import { z } from 'zod';
import { PHASE_DEFINITIONS, PHASES } from '#lib/catalogue/phases.ts';
import type { VocabularyName } from '#lib/catalogue/vocabulary.ts';
import { type Kind, SCHEMAS } from '#lib/content/kinds.ts';
import * as field from '#lib/content/schema/fields.ts';
import { FIELD_WORDS, type FieldWords } from './field-words.ts';

export type FieldType =
  | 'text'
  | 'long-text'
  | 'day'
  | 'partial-day'
  | 'minute'
  | 'number'
  | 'flag'
  | 'flag-or-address'
  | 'address'
  | 'choice'
  | 'list'
  | 'group'
  | 'rows';

/** One question of the fiche, made from the schema of the front matter. */
export interface FormField {
  key: string;
  type: FieldType;
  label: string;
  hint: string | null;
  required: boolean;
  section: string;
  /** Of a choice. */
  options: { value: string; label: string }[];
  /** The list whose words are suggested. */
  suggestions: VocabularyName | 'products' | 'images' | 'tags' | 'categories' | null;
  /** Of a group or of each row. */
  fields: FormField[];
  /** What a row is called: « une phase ». */
  item: string | null;
}

type Schema = z.ZodType;

/** The schema inside what drops absent values, and whether one must be given. */
function unwrap(schema: Schema): { inner: Schema; required: boolean } {
  if (schema instanceof z.ZodOptional)
    return { inner: unwrap(schema.unwrap() as Schema).inner, required: false };
  // `preprocess`: a transform before the schema itself. A text is a pipe too, but ends in its own checks.
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return unwrap(schema.out as Schema);
  return { inner: schema, required: true };
}

const KNOWN: readonly [Schema, FieldType][] = [
  [field.day, 'day'],
  [field.partialDay, 'partial-day'],
  [field.localMinute, 'minute'],
  [field.webAddress, 'address'],
  [field.flag, 'flag'],
  [field.flagOrAddress, 'flag-or-address'],
  [field.texts, 'list'],
  [field.text, 'text'],
  [field.slug, 'text'],
  [field.path, 'text'],
];

function typeOf(schema: Schema): FieldType {
  const known = KNOWN.find(([one]) => one === schema);
  if (known) return known[1];
  if (schema instanceof z.ZodObject) return 'group';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodArray) {
    return unwrap(schema.element as Schema).inner instanceof z.ZodObject ? 'rows' : 'list';
  }
  return 'text';
}

function shapeOf(schema: Schema): Record<string, Schema> {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodArray) return shapeOf(unwrap(schema.element as Schema).inner);
  return {};
}

function optionsOf(schema: Schema): FormField['options'] {
  if (!(schema instanceof z.ZodEnum)) return [];
  return PHASES.map((value) => ({ value, label: PHASE_DEFINITIONS[value].label }));
}

function toField(
  key: string,
  schema: Schema,
  words: Readonly<Record<string, FieldWords>>,
  path: string,
): FormField {
  const { inner, required } = unwrap(schema);
  const own: FieldWords = words[path] ?? { label: key };
  const found = typeOf(inner);
  const type = found === 'text' && own.long ? 'long-text' : found;
  const nested = type === 'group' || type === 'rows' ? Object.entries(shapeOf(inner)) : [];
  return {
    key,
    type,
    label: own.label,
    hint: own.hint ?? null,
    required,
    section: own.section ?? 'Autres',
    options: optionsOf(inner),
    suggestions: own.suggestions ?? null,
    fields: nested.map(([name, child]) => toField(name, child, words, `${path}.${name}`)),
    item: own.item ?? null,
  };
}

/** The questions of the fiche of a kind, in the order of its schema. */
export function listFormFields(kind: Kind): FormField[] {
  const shape = SCHEMAS[kind].shape as Record<string, Schema>;
  return Object.entries(shape).map(([key, schema]) => toField(key, schema, FIELD_WORDS[kind], key));
}
