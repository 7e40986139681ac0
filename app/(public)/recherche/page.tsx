import type { Metadata } from 'next';
import { Corrections } from '#components/form/corrections.tsx';
import { NoHit } from '#components/form/no-hit.tsx';
import { SearchHit } from '#components/form/search-hit.tsx';
import { SearchForm } from '#components/form/search-form.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { Pagination } from '#components/layout/pagination.tsx';
import { findWayOut } from '#lib/catalogue/close-products.ts';
import { EMPTY_QUERY, findPageNumber } from '#lib/catalogue/query.ts';
import { searchPortal } from '#lib/discovery/search-portal.ts';
import { formatCount } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface SearchPageProps {
  searchParams: Promise<PageParams>;
}

async function readQuery({ searchParams }: SearchPageProps): Promise<{ q: string; page: number }> {
  const params = toSearchParams(await searchParams);
  return {
    q: (params.get('q') ?? '').normalize('NFC').trim(),
    page: findPageNumber(params.get('page')) ?? 1,
  };
}

function hrefOf(q: string, page = 1): string {
  const params = new URLSearchParams({ q });
  if (page > 1) params.set('page', String(page));
  return `/recherche?${params.toString()}`;
}

export async function generateMetadata(props: SearchPageProps): Promise<Metadata> {
  const { q, page } = await readQuery(props);
  const words = q ? `Recherche : « ${q} »` : 'Recherche';
  return { title: page > 1 ? `${words}, page ${page}` : words, robots: { index: false } };
}

export default async function SearchPage(props: SearchPageProps) {
  const { q, page } = await readQuery(props);
  const { hits, total, pages, corrections, terms } = searchPortal(q, page);
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
              {formatCount(total, 'résultat', 'résultats')} pour « {q} »
              {pages > 1 && `, page ${page} sur ${pages}`}
            </p>
            <Corrections q={q} corrections={corrections} hrefOf={(words) => hrefOf(words)} />
            {total === 0 ? (
              <NoHit wayOut={findWayOut({ ...EMPTY_QUERY, q })} />
            ) : (
              <ol className="po-hits" role="list">
                {hits.map((hit) => (
                  <SearchHit key={`${hit.kind} ${hit.slug}`} hit={hit} terms={terms} />
                ))}
              </ol>
            )}
            <Pagination page={page} pages={pages} hrefOf={(n) => hrefOf(q, n)} label="Pages de résultats" />
          </section>
        )}
      </div>
    </PageLayout>
  );
}
