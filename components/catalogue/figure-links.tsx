import type { Figure } from '#lib/catalogue/statistics.ts';

/** Figures of the catalogue, each leading to the list that makes it. */
export function FigureLinks({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="po-key-figures" role="list">
      {figures.map(({ label, count, href }) => (
        <li key={href} className="po-key-figure">
          <a href={href}>
            <span className="po-key-figure__value">{count.toLocaleString('fr-FR')}</span>{' '}
            <span className="po-key-figure__label">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
