import { type CatalogueQuery, hrefOf, listKeptParameters } from '#lib/catalogue/query.ts';
import { formatDate } from '#lib/french.ts';

const FIELD = 'catalogue-au';

/** Asks for the catalogue as it was, or will be, on a day; the rest of the query is kept. */
export function AsOfForm({ query }: { query: CatalogueQuery }) {
  const kept = [
    ...(query.q ? [['q', query.q] as const] : []),
    ...listKeptParameters({ ...query, asOf: null }),
  ];
  return (
    <form className="po-as-of" action="/produits" method="get" aria-label="Voir le catalogue à une date">
      <div className="fr-input-group po-as-of__field">
        <label className="fr-label" htmlFor={FIELD}>
          Voir le catalogue à une date
        </label>
        <input className="fr-input" type="date" id={FIELD} name="au" defaultValue={query.asOf ?? undefined} />
      </div>
      <button className="fr-btn fr-btn--secondary" type="submit">
        Voir à cette date
      </button>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

interface AsOfNoticeProps {
  query: CatalogueQuery;
  /** Today, to tell a past day from a coming one. */
  today: string;
}

/** Says that the page shows another day than today, what that changes, and leads back. */
export function AsOfNotice({ query, today }: AsOfNoticeProps) {
  const { asOf } = query;
  if (asOf === null || asOf === today) return null;
  return (
    <div className="fr-alert fr-alert--info fr-alert--sm po-as-of__notice">
      <p>
        {asOf < today
          ? 'Vous voyez le catalogue tel qu’il était le '
          : 'Vous voyez le catalogue annoncé pour le '}
        <strong>
          <time dateTime={asOf}>{formatDate(asOf)}</time>
        </strong>
        . Les produits qui n’avaient pas commencé sont masqués. Seules les phases sont de ce jour : noms,
        thèmes et publications sont ceux d’aujourd’hui.{' '}
        <a href={hrefOf({ ...query, asOf: null, page: 1 })}>Revenir à aujourd’hui</a>
      </p>
    </div>
  );
}
