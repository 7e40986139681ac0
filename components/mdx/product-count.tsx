import type { TagProps } from '#lib/content/tags.ts';
import type { DocumentContext } from './context.ts';

interface ProductCountProps extends TagProps<'ProductCount', never> {
  context: DocumentContext;
}

/** A number of the catalogue, computed, that leads to the list that makes it. */
export function ProductCount({ query = '', label, context }: ProductCountProps) {
  const count = context.countProducts(query);
  const href = query ? `/produits?${query}` : '/produits';
  if (count === undefined) return <a href={href}>{label}</a>;
  return (
    <a href={href}>
      {count.toLocaleString('fr-FR')} {label}
    </a>
  );
}
