import { ScrollTable } from '#components/mdx/table.tsx';
import type { Figure } from '#lib/catalogue/statistics.ts';

interface FigureTableProps {
  caption: string;
  /** Name of the first column. */
  heading: string;
  figures: readonly Figure[];
}

/** Figures as a table; the bar repeats the number for the eye and is hidden from assistive technology. */
export function FigureTable({ caption, heading, figures }: FigureTableProps) {
  const most = Math.max(1, ...figures.map(({ count }) => count));
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Produits</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ label, count, href }) => (
          <tr key={href}>
            <th scope="row">{label}</th>
            <td className="po-bar-cell">
              <a className="po-bar-count" href={href} aria-label={`${count} : ${label}`}>
                {count}
              </a>
              <svg
                className="po-bar"
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect width={(count / most) * 100} height="10" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
