import type { KeyFigure } from '#lib/catalogue/product.ts';
import { formatOrigin } from '#lib/french.ts';

/** A product's own figures, each with its date and its source. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <ul className="po-key-figures" role="list">
      {figures.map(({ label, value, unit, date, source }) => (
        <li key={`${label} ${date}`} className="po-key-figure">
          <span className="po-key-figure__value">
            {value}
            {unit && ` ${unit}`}
          </span>{' '}
          <span className="po-key-figure__label">{label}</span>
          <span className="po-key-figure__source"> ({formatOrigin(source, date)})</span>
        </li>
      ))}
    </ul>
  );
}
