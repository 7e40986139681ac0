import { listReferable } from '#db/index/document.ts';
import { listPublicArticles, listTags } from '#lib/articles/list-articles.ts';
import { VOCABULARIES } from '#lib/catalogue/vocabulary.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import type { FormField } from './form-model.ts';
import type { Studio } from './studio.ts';

export type Suggestions = Record<NonNullable<FormField['suggestions']>, string[]>;

/** Words that the fiche proposes; any other may be written. */
export function listSuggestions(studio: Studio): Suggestions {
  const { vocabularies } = studio.getReferentials();
  const { documents, images } = listReferable(getIndex());
  const categories = listPublicArticles().flatMap(({ category }) => category ?? []);
  const words = VOCABULARIES.map((name) => {
    const entries = Object.entries(vocabularies[name]);
    // Sheets name organisations and incubators by their id, the rest by their words.
    const byId = name === 'sponsor' || name === 'incubateur';
    return [name, entries.map(([id, { label }]) => (byId ? id : label))] as const;
  });
  return {
    ...(Object.fromEntries(words) as Pick<Suggestions, (typeof VOCABULARIES)[number]>),
    products: documents
      .filter(({ kind }) => kind === 'produits')
      .map(({ slug }) => slug)
      .sort(),
    images,
    tags: listTags().map(({ label }) => label),
    categories: [...new Set(categories)].sort((a, b) => a.localeCompare(b, 'fr')),
  };
}
