import { Pagination } from '#components/layout/pagination.tsx';
import {
  hrefOfTransparency,
  type TransparencyQuery,
  type TransparencyTable,
} from '#lib/catalogue/transparency.ts';
import { formatCount } from '#lib/french.ts';
import { TransparencyTableView } from './transparency-table.tsx';

interface TransparencyByProductProps {
  query: TransparencyQuery;
  table: TransparencyTable;
  day: string;
}

/** The table of products, its count and its pages. */
export function TransparencyByProduct({ query, table, day }: TransparencyByProductProps) {
  return (
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
  );
}
