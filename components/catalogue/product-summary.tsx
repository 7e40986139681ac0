import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { EMPTY_QUERY, type FacetName, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { hasPubliccode, publiccodeHref } from '#lib/catalogue/publiccode.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import type { Term } from '#lib/catalogue/vocabulary.ts';
import { formatDate } from '#lib/french.ts';
import { PhaseBadge } from './phase-badge.tsx';

function TermLinks({ facet, terms, absent }: { facet: FacetName; terms: readonly Term[]; absent: string }) {
  if (terms.length === 0) return <dd className="po-absent">{absent}</dd>;
  return (
    <>
      {terms.map(({ id, label, acronym }) => (
        <dd key={id}>
          <a href={hrefOf(toggleChoice(EMPTY_QUERY, facet, id))}>
            {label}
            {acronym && acronym !== label && ` (${acronym})`}
          </a>
        </dd>
      ))}
    </>
  );
}

/** The facts of a product at a glance; each one leads to the products that share it. */
export function ProductSummary({ item }: { item: ProductAt }) {
  const { product, current } = item;
  return (
    <dl className="po-facts">
      <dt>Phase</dt>
      <dd>
        <PhaseBadge item={item} />
        {current ? (
          <p className="po-facts__note">
            Depuis le <time dateTime={current.start}>{formatDate(current.start)}</time>.{' '}
            {PHASE_DEFINITIONS[current.name].definition} <a href="/glossaire">Définition des phases</a>
          </p>
        ) : (
          <p className="po-facts__note">Aucune phase n’a encore commencé.</p>
        )}
      </dd>
      <dt>Administration porteuse</dt>
      <TermLinks facet="sponsor" terms={product.sponsors} absent="Non renseignée" />
      <dt>Incubateur</dt>
      <TermLinks facet="incubateur" terms={product.incubators} absent="Non renseigné" />
      <dt>Pour qui</dt>
      <TermLinks facet="public" terms={product.audiences} absent="Public non renseigné" />
      <dt>Thèmes</dt>
      <TermLinks facet="thematique" terms={product.themes} absent="Thème non renseigné" />
      <dt>Technologies</dt>
      <TermLinks facet="techno" terms={product.technologies} absent="Non renseignées" />
      <dt>Licence du code</dt>
      <dd className={product.license ? undefined : 'po-absent'}>
        {product.license ?? 'Non renseignée'}
        {hasPubliccode(product) && (
          <>
            {' '}
            (<a href={publiccodeHref(product.slug)}>publiccode.yml</a>)
          </>
        )}
      </dd>
      <dt>Contact</dt>
      <dd>
        {product.contact ? (
          <a href={`mailto:${product.contact}`}>{product.contact}</a>
        ) : (
          <a href="/contact">Écrire à la Fabrique numérique</a>
        )}
      </dd>
    </dl>
  );
}
