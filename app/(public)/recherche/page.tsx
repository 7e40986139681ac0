import type { Metadata } from 'next';
import { Corrections } from '#components/form/corrections.tsx';
import { NoHit } from '#components/form/no-hit.tsx';
import { SearchHit } from '#components/form/search-hit.tsx';
import { SearchForm } from '#components/form/search-form.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { findWayOut } from '#lib/catalogue/close-products.ts';
import { EMPTY_QUERY } from '#lib/catalogue/query.ts';
import { searchPortal } from '#lib/discovery/search-portal.ts';
import { formatCount } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface SearchPageProps {
  searchParams: Promise<PageParams>;
}

async function readWords({ searchParams }: SearchPageProps): Promise<string> {
  return (toSearchParams(await searchParams).get('q') ?? '').normalize('NFC').trim();
}

export async function generateMetadata(props: SearchPageProps): Promise<Metadata> {
  const q = await readWords(props);
  return { title: q ? `Recherche : « ${q} »` : 'Recherche', robots: { index: false } };
}

export default async function SearchPage(props: SearchPageProps) {
  const q = await readWords(props);
  const { hits, corrections, terms } = searchPortal(q);
  return (
    <PageLayout settings={getSettings()} path="/recherche" breadcrumb={[{ label: 'Recherche' }]}>
      <div className="fr-container po-page po-stack">
        <h1>Recherche</h1>
        <SearchForm
          action="/recherche"
          id="recherche-portail"
          label="Chercher un produit, une actualité, une page"
          defaultValue={q}
          large
        />
        {q === '' ? (
          <p>Saisissez un ou plusieurs mots : un nom de produit, un sujet, un public.</p>
        ) : (
          <section aria-labelledby="resultats-titre">
            <h2 className="fr-sr-only" id="resultats-titre">
              Résultats
            </h2>
            <p className="po-count" id="compte">
              {formatCount(hits.length, 'résultat', 'résultats')} pour « {q} »
            </p>
            <Corrections
              q={q}
              corrections={corrections}
              hrefOf={(words) => `/recherche?${new URLSearchParams({ q: words }).toString()}`}
            />
            {hits.length === 0 ? (
              <NoHit wayOut={findWayOut({ ...EMPTY_QUERY, q })} />
            ) : (
              <ol className="po-hits" role="list">
                {hits.map((hit) => (
                  <SearchHit key={`${hit.kind} ${hit.slug}`} hit={hit} terms={terms} />
                ))}
              </ol>
            )}
          </section>
        )}
      </div>
    </PageLayout>
  );
}
