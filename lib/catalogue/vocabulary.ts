import { z } from 'zod';
import { slugify } from '#lib/slug.ts';

/** Facets whose values come from a controlled, open vocabulary in `content/referentiels/`. */
export const VOCABULARIES = ['thematique', 'public', 'sponsor', 'incubateur', 'techno'] as const;
export type VocabularyName = (typeof VOCABULARIES)[number];

export const VOCABULARY_FILES: Readonly<Record<VocabularyName, string>> = {
  thematique: 'thematiques.yaml',
  public: 'publics.yaml',
  sponsor: 'sponsors.yaml',
  incubateur: 'incubateurs.yaml',
  techno: 'technologies.yaml',
};

export const vocabularyFileSchema = z.record(
  z.string(),
  z.strictObject({
    label: z.string().min(1),
    acronym: z.string().min(1).optional(),
    /** Other ways of writing it. */
    also: z.array(z.union([z.string(), z.number().transform(String)])).default([]),
  }),
);

export interface Term {
  id: string;
  label: string;
  acronym: string | null;
  /** False for a value that no vocabulary names: it is kept, shown and reported. */
  known: boolean;
}

export type Vocabularies = Record<VocabularyName, z.infer<typeof vocabularyFileSchema>>;

/** Case, accents, punctuation and a plural in -s do not make another value. */
function matchingKey(value: string): string {
  return slugify(value)
    .split('-')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join('-');
}

/** Brings a value written in a sheet to its term; an organisation may be written `/organisations/<id>`. */
export type TermFinder = (value: string) => Term;

export function makeTermFinder(vocabulary: z.infer<typeof vocabularyFileSchema>): TermFinder {
  const byKey = new Map<string, Term>();
  for (const [id, entry] of Object.entries(vocabulary)) {
    const term: Term = { id, label: entry.label, acronym: entry.acronym ?? null, known: true };
    for (const spelling of [id, entry.label, ...entry.also]) {
      const key = matchingKey(spelling);
      if (!byKey.has(key)) byKey.set(key, term);
    }
  }
  return (value) => {
    const bare = value.replace(/^\/organisations\//, '').trim();
    const known = byKey.get(matchingKey(bare));
    return known ?? { id: slugify(bare) || 'autre', label: bare, acronym: null, known: false };
  };
}

export type TermFinders = Record<VocabularyName, TermFinder>;

export function makeTermFinders(vocabularies: Vocabularies): TermFinders {
  return {
    thematique: makeTermFinder(vocabularies.thematique),
    public: makeTermFinder(vocabularies.public),
    sponsor: makeTermFinder(vocabularies.sponsor),
    incubateur: makeTermFinder(vocabularies.incubateur),
    techno: makeTermFinder(vocabularies.techno),
  };
}
