import type { Grouping } from '#lib/catalogue/history.ts';
import type { Figure } from '#lib/catalogue/statistics.ts';
import { FigureTable } from './figure-table.tsx';
import { TableLink } from './table-link.tsx';

interface GroupFiguresProps {
  grouping: Grouping;
  figures: readonly Figure[];
}

/** Lines of a table of the first page. */
const SHOWN = 12;

const WORDS = {
  themes: {
    id: 'par-theme',
    title: 'Par thème',
    caption: 'Produits par thème',
    heading: 'Thème',
    all: 'Tous les thèmes, leurs arrivées et leurs départs',
  },
  sponsors: {
    id: 'par-administration',
    title: 'Par administration porteuse',
    caption: 'Produits par administration porteuse',
    heading: 'Administration',
    all: 'Toutes les administrations, leurs arrivées et leurs départs',
  },
} as const satisfies Record<Grouping, Record<string, string>>;

/** How many products by theme or by sponsor: those that have the most; a table has all of them, over the years. */
export function GroupFigures({ grouping, figures }: GroupFiguresProps) {
  const { id, title, caption, heading, all } = WORDS[grouping];
  const first = figures.toSorted((one, other) => other.count - one.count).slice(0, SHOWN);
  const isWhole = first.length === figures.length;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <FigureTable
        caption={isWhole ? caption : `${caption}, les ${SHOWN} premiers nombres`}
        heading={heading}
        figures={isWhole ? figures : first}
      />
      <TableLink series={grouping} label={all} />
    </section>
  );
}
