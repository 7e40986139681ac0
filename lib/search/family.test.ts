import { describe, expect, test } from 'vitest';
import { stem } from './analyse.ts';
import { findRoot, masculineOf } from './family.ts';

const rootsOf = (words: string) => [
  ...new Set(words.split(' ').map((word) => findRoot(stem(word)) ?? stem(word))),
];

describe('words of one family share a root', () => {
  test.each([
    'maraude maraudes maraudeur marauder',
    'recruter recrutement recruteur',
    'harceler harcèlement harceleur',
    'bénévole bénévolat bénévoles',
    'loger logement logé logeur',
    'domicilier domiciliation domicilié',
    'former formation formateur formatrice',
    'louer location locataire locatif',
    'construire construction constructeur',
    'produire production productrice',
    'agricole agriculture agriculteur agricultrice',
    'école écolier scolaire scolarité',
    'apprendre apprenti apprentissage',
    'covoiturer covoiturage covoitureur',
    'chômage chômeur',
    'infirmier infirmière infirmerie',
    'urgence urgent',
    'subvention subventionner',
    'archives archiviste archivage',
    'élire élection électoral',
  ])('%s', (words) => {
    expect(rootsOf(words)).toHaveLength(1);
  });
});

test.each(['agent agence', 'commune communication', 'part partage', 'département déposer', 'social société'])(
  '%s are two families',
  (words) => {
    expect(rootsOf(words)).toHaveLength(2);
  },
);

test('a feminine is the same word as its masculine', () => {
  expect(masculineOf(stem('productrice'))).toBe(masculineOf(stem('producteur')));
  expect(masculineOf(stem('chercheuse'))).toBe(masculineOf(stem('chercheur')));
});
