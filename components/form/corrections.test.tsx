import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { analyse, tokenise } from '#lib/search/analyse.ts';
import { interpret } from '#lib/search/interpret.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { makeSynonymFinder } from '#lib/search/synonyms.ts';
import { LiveVocabulary } from '#lib/search/vocabulary.ts';
import { Corrections } from './corrections.tsx';

const count = (terms: string[]) => terms.map((term) => ({ term, documents: 1 }));
const text = 'Domiffa et la domiciliation';
const context = {
  vocabulary: new LiveVocabulary(count(tokenise(text)), count(analyse(text))),
  synonyms: makeSynonymFinder([]),
  typing: false,
};

function show(q: string) {
  const { corrections } = interpret(q, context);
  const html = renderToStaticMarkup(
    <Corrections
      q={q}
      corrections={corrections}
      hrefOf={(words) => `/recherche?${new URLSearchParams({ q: words }).toString()}`}
    />,
  );
  const href = /<a href="([^"]+)">/.exec(html)?.[1];
  return { html, offered: href && new URL(href, 'https://exemple.fr').searchParams.get('q') };
}

it('says what was read, and its link takes the words as they were typed', () => {
  const { html, offered } = show('domifa');
  expect(html).toContain('« domifa » par <strong>« domiffa »</strong>');
  expect(html).toContain('>Chercher plutôt « domifa »</a>');
  expect(offered).toBe('"domifa"');
  expect(show(offered ?? '').html).toBe('');
});

it('offers no query longer than a search takes', () => {
  const { offered } = show(`domifa ${'domiffa '.repeat(30)}`.slice(0, QUERY_MAX_LENGTH));
  expect(offered).toHaveLength(QUERY_MAX_LENGTH);
});

it('is silent when nothing was corrected', () => {
  expect(show('domiciliation').html).toBe('');
});
