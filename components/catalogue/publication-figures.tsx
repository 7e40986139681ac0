import { ScrollTable } from '#components/mdx/table.tsx';
import type { CatalogueFigures } from '#lib/catalogue/statistics.ts';

/** How many products publish each piece of information, and how many do not. */
export function PublicationFigures({ rows }: { rows: CatalogueFigures['transparency'] }) {
  return (
    <section aria-labelledby="par-publication">
      <h2 id="par-publication">Ce que les produits publient</h2>
      <ScrollTable caption="Produits qui publient ou non chaque information">
        <thead>
          <tr>
            <th scope="col">Information</th>
            <th scope="col">La publient</th>
            <th scope="col">Ne la publient pas</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, published, unpublished }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <a href={published.href} aria-label={`${published.count} : ${published.label}`}>
                  {published.count}
                </a>
              </td>
              <td>
                <a href={unpublished.href} aria-label={`${unpublished.count} : ${unpublished.label}`}>
                  {unpublished.count}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p>
        <a className="fr-link" href="/transparence">
          Ce que publie chaque produit
        </a>
      </p>
    </section>
  );
}
