import type { ReactNode } from 'react';
import { compareHref } from '#lib/catalogue/compared-slugs.ts';
import { PHASE_DEFINITIONS, STATUS_LABELS } from '#lib/catalogue/phases.ts';
import { TRANSPARENCY_NAMES } from '#lib/catalogue/product.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { countPublished, TRANSPARENCY_LABELS } from '#lib/catalogue/transparency.ts';
import { transparencyWords } from '#lib/catalogue/transparency-words.ts';
import type { Term } from '#lib/catalogue/vocabulary.ts';
import { formatDate, hostOf } from '#lib/french.ts';

interface Row {
  label: string;
  cell: (item: ProductAt) => ReactNode;
}

function Absent({ children }: { children: ReactNode }) {
  return <span className="po-absent">{children}</span>;
}

function Terms({ terms, absent }: { terms: readonly Term[]; absent: string }) {
  if (terms.length === 0) return <Absent>{absent}</Absent>;
  return (
    <ul className="po-list">
      {terms.map(({ id, label, acronym }) => (
        <li key={id}>
          {label}
          {acronym && acronym !== label && ` (${acronym})`}
        </li>
      ))}
    </ul>
  );
}

function When({ date }: { date: string }) {
  return <time dateTime={date}>{formatDate(date)}</time>;
}

/** An address, as a link while it may answer: those of a stopped product are only told. */
function Address({ item, href }: { item: ProductAt; href: string | null }) {
  if (href === null) return <Absent>Non publiée</Absent>;
  if (item.status === 'arrete' && href !== item.product.links.repository) {
    return <span className="po-address">{hostOf(href)} (peut ne plus répondre)</span>;
  }
  return (
    <a href={href}>
      <span className="fr-sr-only">{item.product.name} : </span>
      {hostOf(href)}
    </a>
  );
}

const FACTS: readonly Row[] = [
  { label: 'Mission', cell: ({ product }) => product.mission },
  { label: 'Statut', cell: ({ status }) => STATUS_LABELS[status] },
  {
    label: 'Phase',
    cell: ({ current }) =>
      current ? (
        <>
          {PHASE_DEFINITIONS[current.name].label}, depuis le <When date={current.start} />
        </>
      ) : (
        <Absent>Aucune phase commencée</Absent>
      ),
  },
  {
    label: 'Phase annoncée',
    cell: ({ announced }) =>
      announced ? (
        <>
          {PHASE_DEFINITIONS[announced.name].label}, le <When date={announced.start} />
        </>
      ) : (
        <Absent>Aucune</Absent>
      ),
  },
  { label: 'Création', cell: ({ product }) => <When date={product.createdOn} /> },
  {
    label: 'Administration porteuse',
    cell: ({ product }) => <Terms terms={product.sponsors} absent="Non renseignée" />,
  },
  {
    label: 'Incubateur',
    cell: ({ product }) => <Terms terms={product.incubators} absent="Non renseigné" />,
  },
  { label: 'Pour qui', cell: ({ product }) => <Terms terms={product.audiences} absent="Non renseigné" /> },
  { label: 'Thèmes', cell: ({ product }) => <Terms terms={product.themes} absent="Non renseignés" /> },
  {
    label: 'Technologies',
    cell: ({ product }) => <Terms terms={product.technologies} absent="Non renseignées" />,
  },
];

const PUBLISHED: readonly Row[] = [
  {
    label: 'Informations publiées',
    cell: (item) => `${countPublished(item)} sur ${TRANSPARENCY_NAMES.length}`,
  },
  ...TRANSPARENCY_NAMES.map((name): Row => ({
    label: TRANSPARENCY_LABELS[name],
    cell: ({ product }) => {
      const words = transparencyWords(product, name);
      return product.transparency[name] ? words : <Absent>{words}</Absent>;
    },
  })),
];

const LINKS: readonly Row[] = [
  { label: 'Service', cell: (item) => <Address item={item} href={item.product.links.site} /> },
  { label: 'Code source', cell: (item) => <Address item={item} href={item.product.links.repository} /> },
  {
    label: 'Statistiques d’usage',
    cell: (item) => <Address item={item} href={item.product.links.statistics} />,
  },
  { label: 'Mesure d’impact', cell: (item) => <Address item={item} href={item.product.links.impact} /> },
  { label: 'Budget', cell: (item) => <Address item={item} href={item.product.links.budget} /> },
  {
    label: 'Analyse de risques',
    cell: (item) => <Address item={item} href={item.product.links.riskAnalysis} />,
  },
  {
    label: 'Déclaration d’accessibilité',
    cell: (item) => <Address item={item} href={item.product.links.accessibility} />,
  },
  {
    label: 'Tableau de bord DashLord',
    cell: (item) => <Address item={item} href={item.product.links.dashlord} />,
  },
];

const SHEET: readonly Row[] = [
  {
    label: 'Dernière vérification',
    cell: ({ product: { verified } }) =>
      verified ? <When date={verified.at} /> : <Absent>Fiche non encore vérifiée</Absent>,
  },
];

const GROUPS: readonly { label: string; rows: readonly Row[] }[] = [
  { label: 'Le produit', rows: FACTS },
  { label: 'Ce qu’il publie', rows: PUBLISHED },
  { label: 'Adresses', rows: LINKS },
  { label: 'La fiche', rows: SHEET },
];

interface ComparisonTableProps {
  items: readonly ProductAt[];
  /** The portal's own address, to write out on paper. */
  site: string;
}

/** Products side by side; what one of them does not say is said. */
export function ComparisonTable({ items, site }: ComparisonTableProps) {
  const slugs = items.map(({ product }) => product.slug);
  const title = `Comparaison de ${items.map(({ product }) => product.name).join(', ')}`;
  return (
    <div className="po-comparison" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="fr-sr-only">{title}</caption>
        <thead>
          <tr>
            <td>
              <span className="fr-sr-only">Information</span>
            </td>
            {items.map(({ product: { slug, name } }) => (
              <th key={slug} scope="col">
                <a className="po-comparison__name" href={`/produits/${slug}`}>
                  {name}
                </a>
                <span className="po-print-only po-address">{`${site}/produits/${slug}`}</span>
                <a
                  className="fr-link fr-link--sm po-no-print po-comparison__remove"
                  href={compareHref(slugs.filter((other) => other !== slug))}
                >
                  Retirer<span className="fr-sr-only"> {name} de la comparaison</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {GROUPS.map((group) => (
          <tbody key={group.label}>
            <tr className="po-comparison__group">
              <th scope="rowgroup" colSpan={items.length + 1}>
                <span>{group.label}</span>
              </th>
            </tr>
            {group.rows.map(({ label, cell }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {items.map((item) => (
                  <td key={item.product.slug}>{cell(item)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
