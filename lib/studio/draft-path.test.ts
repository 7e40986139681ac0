import { expect, test } from 'vitest';
import { CARE_RULES } from '#lib/catalogue/care-rules.ts';
import { draftPath } from './draft-path.ts';

const draft = { id: 7, kind: 'produits' } as const;

test('every need of a sheet opens the draft on a field that the fiche or the text asks for', () => {
  for (const { field } of Object.values(CARE_RULES)) {
    expect(draftPath(draft, field)).toMatch(/^\/studio\/brouillons\/7#(fiche-[a-z_]+|texte)$/);
  }
});

test.each(['', 'inconnu', 'title"><script>', '//exemple.fr', 'constructor'])(
  'a field that does not exist is left out: « %s »',
  (field) => {
    expect(draftPath(draft, field)).toBe('/studio/brouillons/7');
  },
);
