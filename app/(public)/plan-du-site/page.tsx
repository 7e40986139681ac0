import type { Metadata } from 'next';
import { LinkList } from '#components/layout/link-list.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { getSitePlan } from '#lib/addresses/list-addresses.ts';
import { OPEN_DATA } from '#lib/addresses/open-data.ts';
import { getSettings } from '#lib/portal/current.ts';

export const metadata: Metadata = {
  title: 'Plan du site',
  description: 'Toutes les pages du portail : produits, actualités, pages de service, données et flux.',
  alternates: { canonical: '/plan-du-site' },
};

export default function SitePlanPage() {
  const plan = getSitePlan();
  const routes = (group: string) =>
    plan.routes.filter((route) => route.group === group).map(({ path, label }) => ({ href: path, label }));
  return (
    <PageLayout settings={getSettings()} path="/plan-du-site" breadcrumb={[{ label: 'Plan du site' }]}>
      <div className="fr-container po-page po-stack po-stack--lg">
        <h1>Plan du site</h1>
        <section aria-labelledby="plan-portail">
          <h2 id="plan-portail">Le portail</h2>
          <LinkList
            links={[
              ...routes('portail'),
              ...plan.pages.map(({ slug, title }) => ({ href: `/${slug}`, label: title })),
            ]}
          />
        </section>
        <section aria-labelledby="plan-produits">
          <h2 id="plan-produits">Les produits</h2>
          <LinkList
            links={[
              ...routes('catalogue'),
              ...plan.products.map(({ slug, name }) => ({ href: `/produits/${slug}`, label: name })),
            ]}
          />
        </section>
        <section aria-labelledby="plan-actualites">
          <h2 id="plan-actualites">Les actualités</h2>
          <LinkList
            links={[
              ...routes('actualites'),
              ...plan.articles.map(({ slug, title }) => ({ href: `/actualites/${slug}`, label: title })),
            ]}
          />
          <h3>Par étiquette</h3>
          <LinkList
            links={plan.tags.map(({ id, label }) => ({
              href: `/actualites/etiquette/${id}`,
              label: `Étiquette « ${label} »`,
            }))}
          />
        </section>
        <section aria-labelledby="plan-donnees">
          <h2 id="plan-donnees">Les données et les flux</h2>
          <LinkList links={OPEN_DATA.map(({ path, label }) => ({ href: path, label }))} />
        </section>
      </div>
    </PageLayout>
  );
}
