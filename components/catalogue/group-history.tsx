import { ScrollTable } from '#components/mdx/table.tsx';
import { GROUPING_FACETS, type GroupHistory, type Grouping } from '#lib/catalogue/history.ts';
import type { PhaseName, Status } from '#lib/catalogue/phases.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { formatDate } from '#lib/french.ts';
import { ChartMark, ChartSwatch } from './chart-mark.tsx';
import { percent } from './chart-scale.ts';
import { CountLink } from './count-link.tsx';
import { SeriesLink } from './series-link.tsx';

const PARTS = [
  { key: 'alive', status: 'en-cours', label: 'En cours', tone: 'opere' },
  { key: 'transferred', status: 'transfere', label: 'Transférés', tone: 'transfere' },
  { key: 'stopped', status: 'arrete', label: 'Arrêtés', tone: 'abandon' },
] as const satisfies readonly { key: keyof GroupHistory; status: Status; label: string; tone: PhaseName }[];

const WORDS: Readonly<Record<Grouping, Record<'heading' | 'by' | 'first' | 'note', string>>> = {
  themes: {
    note: 'Un produit qui a deux thèmes compte dans chacun. Les thèmes sont ceux d’aujourd’hui.',
    heading: 'Thème',
    by: 'par thème',
    first: 'premiers thèmes',
  },
  sponsors: {
    note: 'Un produit que deux administrations portent compte dans chacune. Les administrations sont celles d’aujourd’hui.',
    heading: 'Administration',
    by: 'par administration porteuse',
    first: 'premières administrations',
  },
};
/** A table of all groups and years would outweigh the page: the file has the others. */
const MOST_BY_YEAR = 10;

interface GroupHistoryTablesProps {
  grouping: Grouping;
  groups: readonly GroupHistory[];
  /** The day told of. */
  day: string;
}

/** What arrived, what is in progress and what left, by theme or by sponsor, and year by year. */
export function GroupHistoryTables({ grouping, groups, day }: GroupHistoryTablesProps) {
  const { heading, by, first, note } = WORDS[grouping];
  const followed = groups.slice(0, MOST_BY_YEAR);
  const whose = followed.length < groups.length ? `des ${followed.length} ${first}` : by;
  const facet = GROUPING_FACETS[grouping];
  const most = Math.max(1, ...groups.map(({ begun }) => begun));
  const years = groups[0]?.years ?? [];
  const queryOf = (id: string, asOf: string) => toggleChoice({ ...EMPTY_QUERY, asOf }, facet, id);
  if (groups.length === 0) return <p>Aucun produit n’a encore commencé.</p>;
  return (
    <div className="po-stack">
      <p>{note}</p>
      <ul className="po-legend" aria-hidden="true">
        {PARTS.map(({ key, label, tone }) => (
          <li key={key}>
            <ChartSwatch tone={tone} /> {label}
          </li>
        ))}
      </ul>
      <ScrollTable caption={`Produits arrivés, en cours et partis, ${by}`}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">Arrivés</th>
            {PARTS.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">{group.label}</th>
              <td className="po-bar-cell">
                <div className="po-bar-row">
                  <CountLink
                    count={group.begun}
                    href={hrefOf(queryOf(group.id, day))}
                    label={`${group.label}, produits arrivés`}
                  />
                  <svg className="po-parts" aria-hidden="true" focusable="false">
                    {PARTS.map(({ key, tone }, rank) => {
                      const before = PARTS.slice(0, rank).reduce((sum, part) => sum + group[part.key], 0);
                      return (
                        <ChartMark
                          key={key}
                          tone={tone}
                          x={percent(before / most)}
                          width={percent(group[key] / most)}
                          height="100%"
                        />
                      );
                    })}
                  </svg>
                </div>
              </td>
              {PARTS.map(({ key, status, label }) => (
                <td key={key}>
                  <CountLink
                    count={group[key]}
                    href={hrefOf(toggleChoice(queryOf(group.id, day), 'statut', status))}
                    label={`${group.label}, ${label.toLowerCase()}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <ScrollTable caption={`Produits en cours à la fin de chaque année, ${whose}`}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {years.map(({ year }) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {followed.map((group) => (
            <tr key={group.id}>
              <th scope="row">{group.label}</th>
              {group.years.map(({ year, day: end, alive }) => (
                <td key={year}>
                  <CountLink
                    count={alive}
                    href={hrefOf(toggleChoice(queryOf(group.id, end), 'statut', 'en-cours'))}
                    label={`${group.label}, en cours au ${formatDate(end)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <SeriesLink series={grouping} label={`les arrivées et les départs de chaque année, ${by}`} />
    </div>
  );
}
