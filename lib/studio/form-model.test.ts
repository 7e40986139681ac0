import { expect, test } from 'vitest';
import { KINDS } from '#lib/content/kinds.ts';
import { SECTIONS } from './field-words.ts';
import { type FormField, listFormFields } from './form-model.ts';

const flatten = (fields: FormField[]): FormField[] => fields.flatMap((one) => [one, ...flatten(one.fields)]);

test.each(KINDS)('every key of %s is asked for in French, in a section', (kind) => {
  const fields = listFormFields(kind);
  for (const one of flatten(fields)) expect(one.label, one.key).not.toBe(one.key);
  for (const one of fields) expect(SECTIONS, one.key).toContain(one.section);
});

test('the schema decides how each key is asked for', () => {
  const fields = new Map(listFormFields('produits').map((one) => [one.key, one]));
  const types = (key: string) =>
    fields.get(key)?.fields.map(({ key: name, type, required }) => [name, type, required]);
  expect(types('phases')).toEqual([
    ['name', 'choice', true],
    ['start', 'day', true],
    ['end', 'day', false],
    ['comment', 'text', false],
  ]);
  expect(fields.get('phases')).toMatchObject({ type: 'rows', required: true });
  expect(fields.get('title')).toMatchObject({ type: 'text', required: true });
  expect(fields.get('mission')).toMatchObject({ type: 'long-text', required: true });
  expect(fields.get('stats')).toMatchObject({ type: 'flag-or-address', required: false });
  expect(fields.get('thematiques')).toMatchObject({ type: 'list', suggestions: 'thematique' });
  expect(types('image')?.map(([name]) => name)).toEqual(['src', 'alt', 'credit']);
  const article = new Map(listFormFields('actualites').map((one) => [one.key, one]));
  expect(article.get('publish_at')?.type).toBe('minute');
  expect(article.get('tags')?.type).toBe('list');
  expect(article.get('publish')?.type).toBe('flag');
});
