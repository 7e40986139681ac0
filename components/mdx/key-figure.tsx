import { formatOrigin } from '#lib/french.ts';
import type { TagProps } from '#lib/content/tags.ts';

export function KeyFigure({ value, unit, label, date, source }: TagProps<'KeyFigure', never>) {
  const origin = formatOrigin(source, date);
  return (
    <p className="po-key-figure">
      <span className="po-key-figure__value">
        {value}
        {unit && ` ${unit}`}
      </span>{' '}
      <span className="po-key-figure__label">{label}</span>
      {origin && <span className="po-key-figure__source"> ({origin})</span>}
    </p>
  );
}
