import type { ReactNode } from 'react';
import type { TagProps } from '#lib/content/tags.ts';

/** `<details>` opens without JavaScript, where DSFR's accordion would keep its text hidden. */
export function Accordion({ title, children }: TagProps<'Accordion', ReactNode>) {
  return (
    <details className="po-details">
      <summary className="po-details__summary">{title}</summary>
      <div className="po-details__body">{children}</div>
    </details>
  );
}
