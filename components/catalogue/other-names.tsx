import type { Product } from '#lib/catalogue/product.ts';

/** The names under which a product was known, then those under which it is known too. */
export function OtherNames({ product: { aliases, formerNames } }: { product: Product }) {
  const others = aliases.filter((alias) => !formerNames.includes(alias));
  return (
    <>
      {formerNames.length > 0 && <p className="po-mention">Anciennement : {formerNames.join(', ')}</p>}
      {others.length > 0 && <p className="po-mention">Aussi appelé : {others.join(', ')}</p>}
    </>
  );
}
