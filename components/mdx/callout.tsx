import type { ReactNode } from 'react';
import type { TagProps } from '#lib/content/tags.ts';

export function Callout({ title, children }: TagProps<'Callout', ReactNode>) {
  return (
    <div className="fr-callout">
      {title && <p className="fr-callout__title">{title}</p>}
      <div className="fr-callout__text">{children}</div>
    </div>
  );
}
