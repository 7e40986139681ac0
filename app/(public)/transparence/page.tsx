import type { Metadata } from 'next';
import { DatedFacts } from '#components/catalogue/dated-facts.tsx';
import { TransparencyFilter } from '#components/catalogue/transparency-filter.tsx';
import { TransparencyHistory } from '#components/catalogue/transparency-history.tsx';
import { TransparencyShares } from '#components/catalogue/transparency-shares.tsx';
import { TransparencyTableView } from '#components/catalogue/transparency-table.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { Pagination } from '#components/layout/pagination.tsx';
import '#components/catalogue/statistics.css';
import '#components/catalogue/transparency.css';
import { listProductsAt } from '#lib/catalogue/snapshot.ts';
import {
  EMPTY_TRANSPARENCY,
  hrefOfTransparency,
  measurePromise,
  parseTransparencyQuery,
  tabulateTransparency,
  type TransparencyQuery,
} from '#lib/catalogue/transparency.ts';
import { listMonths } from '#lib/catalogue/list-months.ts';
import { listTransparencyHistory, measureTransparency } from '#lib/catalogue/transparency-history.ts';
import { today } from '#lib/clock.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getSettings } from '#lib/portal/current.ts';

interface TransparencyPageProps {
  searchParams: Promise<PageParams>;
}

async function readQuery({ searchParams }: TransparencyPageProps): Promise<TransparencyQuery> {
  const parsed = parseTransparencyQuery(toSearchParams(await searchParams));
  return parsed.ok ? parsed.query : EMPTY_TRANSPARENCY;
}

export async function generateMetadata(props: TransparencyPageProps): Promise<Metadata> {
  const query = await readQuery(props);
  const whole = hrefOfTransparency(query) === '/transparence';
  return {
    title: query.page > 1 ? `Transparence des produits : page ${query.page}` : 'Transparence des produits',
    description:
      'Ce que chaque produit de la Fabrique publie et ce qu’il doit encore publier : accessibilité, statistiques, budget, code, sécurité, données personnelles.',
    ...(whole ? { alternates: { canonical: '/transparence' } } : { robots: { index: false } }),
  };
}

export default async function TransparencyPage(props: TransparencyPageProps) {
  const query = await readQuery(props);
  const day = today();
  const items = listProductsAt(day);
  const table = tabulateTransparency(items, query);
  const months = listMonths(listTransparencyHistory(), measureTransparency(items, day));
  const promise = measurePromise(items.filter(({ status }) => status === 'en-cours'));
  return (
    <PageLayout
      settings={getSettings()}
      path="/transparence"
      breadcrumb={[{ label: 'Statistiques', href: '/statistiques' }, { label: 'Transparence' }]}
    >
      <div className="fr-container po-page po-stack po-stack--lg">
        <header>
          <h1>Transparence des produits</h1>
          <p className="fr-text--lead">
            La Fabrique promet que ses produits publient 100 % de ces informations.
            {promise.products > 0 && (
              <>
                {' '}
                Au {formatDate(day)},{' '}
                <a href="/produits?statut=en-cours">les {promise.products} produits en cours</a> en publient{' '}
                {promise.published.toLocaleString('fr-FR')} sur {promise.owed.toLocaleString('fr-FR')}, soit{' '}
                {promise.percent} %.
              </>
            )}
          </p>
          <p>
            « Non » veut dire que la fiche du produit ne le dit pas : c’est ce qu’il doit encore publier.{' '}
            <a href="/glossaire">Le glossaire</a> explique chaque information.
          </p>
          <TransparencyFilter query={query} statuses={table.statuses} />
        </header>
        <section aria-labelledby="parts">
          <h2 id="parts">Part de l’ensemble</h2>
          <TransparencyShares shares={table.shares} />
        </section>
        <section aria-labelledby="par-produit">
          <h2 id="par-produit">Produit par produit</h2>
          <p className="po-count" id="compte">
            {formatCount(table.total, 'produit', 'produits')}
            {table.pages > 1 && `, page ${query.page} sur ${table.pages}`}
          </p>
          {table.unknown.map((value) => (
            <p key={value} className="po-mention">
              « {value} » n’est pas un statut connu.
            </p>
          ))}
          {table.total === 0 ? (
            <p>
              Aucun produit n’a ce statut. <a href="/transparence">Voir tous les produits</a>
            </p>
          ) : (
            <>
              <p className="po-mention">
                Le titre de chaque colonne trie le tableau ; une seconde fois, il inverse l’ordre.
              </p>
              <TransparencyTableView query={query} table={table} day={day} />
            </>
          )}
          <Pagination
            page={query.page}
            pages={table.pages}
            hrefOf={(page) => hrefOfTransparency({ ...query, page })}
            label="Pages du tableau"
          />
        </section>
        <section aria-labelledby="historique">
          <h2 id="historique">Historique</h2>
          <p>
            Les fiches disent ce qu’un produit publie, jamais depuis quand. Le portail le note donc chaque
            jour où ces chiffres changent, pour les produits alors en cours, depuis le{' '}
            {formatDate(months[0]?.day ?? day)}.
          </p>
          <TransparencyHistory months={months} />
          <h3>Ce que les fiches datent</h3>
          <DatedFacts facts={table.dated} />
        </section>
      </div>
    </PageLayout>
  );
}
