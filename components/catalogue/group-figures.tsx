import { type DatedProduct, type Grouping, listGroups } from '#lib/catalogue/history.ts';
import type { Figure } from '#lib/catalogue/statistics.ts';
import { FigureTable } from './figure-table.tsx';
import { GroupHistoryTables } from './group-history.tsx';

interface GroupFiguresProps {
  grouping: Grouping;
  figures: readonly Figure[];
  products: readonly DatedProduct[];
  day: string;
}

const WORDS = {
  themes: {
    id: 'par-theme',
    title: 'Par thème',
    caption: 'Produits par thème',
    heading: 'Thème',
    history: 'Arrivées et départs par thème',
    note: 'Un produit qui a deux thèmes compte dans chacun. Les thèmes sont ceux d’aujourd’hui.',
  },
  sponsors: {
    id: 'par-administration',
    title: 'Par administration porteuse',
    caption: 'Produits par administration porteuse',
    heading: 'Administration',
    history: 'Arrivées et départs par administration',
    note: 'Un produit que deux administrations portent compte dans chacune. Les administrations sont celles d’aujourd’hui.',
  },
} as const satisfies Record<Grouping, Record<string, string>>;

/** How many products by theme or by sponsor, today and over the years. */
export function GroupFigures({ grouping, figures, products, day }: GroupFiguresProps) {
  const { id, title, caption, heading, history, note } = WORDS[grouping];
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <FigureTable caption={caption} heading={heading} figures={figures} />
      <h3>{history}</h3>
      <p>{note}</p>
      <GroupHistoryTables grouping={grouping} groups={listGroups(products, grouping, day)} day={day} />
    </section>
  );
}
