import type { Day } from '#lib/clock.ts';
import { daysBetween } from '#lib/catalogue/history.ts';
import { STATUS_LABELS } from '#lib/catalogue/phases.ts';
import {
  ACCESSIBILITY_STATUSES,
  type Product,
  TRANSPARENCY_NAMES,
  type TransparencyName,
} from '#lib/catalogue/product.ts';
import { findTransparencyLink, TRANSPARENCY_PAGES } from '#lib/catalogue/transparency-link.ts';
import {
  hrefOfTransparency,
  isAscending,
  sortBy,
  TRANSPARENCY_LABELS,
  type TransparencyQuery,
  type TransparencyRow,
  type TransparencySort,
  type TransparencyTable,
} from '#lib/catalogue/transparency.ts';
import { formatDate, formatDuration, hostOf } from '#lib/french.ts';

interface SortHeaderProps {
  query: TransparencyQuery;
  sort: TransparencySort;
  label: string;
}

function SortHeader({ query, sort, label }: SortHeaderProps) {
  const active = query.sort === sort;
  const ascending = isAscending(sort) !== query.reversed;
  return (
    <th scope="col" aria-sort={active ? (ascending ? 'ascending' : 'descending') : undefined}>
      <a href={hrefOfTransparency(sortBy(query, sort))} rel="nofollow">
        {label}
      </a>
      {active && (
        <span className="po-sort" aria-hidden="true">
          {ascending ? ' ▲' : ' ▼'}
        </span>
      )}
    </th>
  );
}

function Answer({ product, name, alive }: { product: Product; name: TransparencyName; alive: boolean }) {
  if (!product.transparency[name]) return <td className="po-no">Non</td>;
  const href = findTransparencyLink(product, name, alive);
  if (href === null) return <td className="po-yes">Oui</td>;
  return (
    <td className="po-yes">
      <a
        href={href}
        aria-label={`Oui : ${TRANSPARENCY_PAGES[name].toLowerCase()} de ${product.name} (${hostOf(href)})`}
      >
        Oui
      </a>
    </td>
  );
}

function Level({ product }: { product: Product }) {
  const { accessibilityStatus, dated } = product;
  if (!accessibilityStatus) return <td className="po-no">Non déclaré</td>;
  const rate = dated.accessibilityRate;
  return (
    <td>
      {ACCESSIBILITY_STATUSES[accessibilityStatus]}
      {rate !== null && ` (${rate.toLocaleString('fr-FR')} %)`}
    </td>
  );
}

/** How old the audit of a declaration is. */
function Age({ audited, day }: { audited: Day | null; day: Day }) {
  if (audited === null) return <td className="po-no">Non renseigné</td>;
  return (
    <td>
      {audited > day ? 'Daté du ' : `${formatDuration(daysBetween(audited, day))}, du `}
      <time dateTime={audited}>{formatDate(audited)}</time>
    </td>
  );
}

function Expiry({ expires, day }: { expires: Day | null; day: Day }) {
  if (expires === null) return <td className="po-no">Non renseignée</td>;
  return (
    <td>
      {expires < day ? 'Expirée depuis le ' : 'Jusqu’au '}
      <time dateTime={expires}>{formatDate(expires)}</time>
    </td>
  );
}

interface TransparencyTableViewProps {
  query: TransparencyQuery;
  table: TransparencyTable;
  day: Day;
}

function Row({ row, table, day }: { row: TransparencyRow; table: TransparencyTable; day: Day }) {
  const { product, status } = row.item;
  return (
    <tr>
      <th scope="row">
        <a href={`/produits/${product.slug}`}>{product.name}</a>
        {STATUS_LABELS[status]}
      </th>
      <td className="po-transparency__score">
        {row.published} sur {TRANSPARENCY_NAMES.length}
      </td>
      {TRANSPARENCY_NAMES.map((name) => (
        <Answer key={name} product={product} name={name} alive={status !== 'arrete'} />
      ))}
      <Level product={product} />
      {table.knowsAudit && <Age audited={product.dated.accessibilityAudit} day={day} />}
      {table.knowsExpiry && <Expiry expires={product.dated.securityExpiry} day={day} />}
    </tr>
  );
}

/** For every product what it publishes and what it owes; each header is a link that sorts. */
export function TransparencyTableView({ query, table, day }: TransparencyTableViewProps) {
  const caption = 'Ce que chaque produit publie et ce qu’il doit encore publier';
  return (
    <div className="fr-table po-table po-transparency" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <SortHeader query={query} sort="nom" label="Produit" />
            <SortHeader query={query} sort="publie" label="Publie" />
            {TRANSPARENCY_NAMES.map((name) => (
              <SortHeader key={name} query={query} sort={name} label={TRANSPARENCY_LABELS[name]} />
            ))}
            <SortHeader query={query} sort="niveau" label="Niveau d’accessibilité" />
            {table.knowsAudit && <SortHeader query={query} sort="audit" label="Âge de l’audit" />}
            {table.knowsExpiry && <SortHeader query={query} sort="echeance" label="Fin de l’homologation" />}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.item.product.slug} row={row} table={table} day={day} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
