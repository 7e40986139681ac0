import type { ProductAt } from '#lib/catalogue/snapshot.ts';
import { OtherNames } from './other-names.tsx';
import { PaperHead } from './paper-head.tsx';
import { ProductAccess } from './product-access.tsx';
import { ProductStatus } from './product-status.tsx';

interface SheetHeadProps {
  item: ProductAt;
  successor: ProductAt | undefined;
  day: string;
  /** The portal's own address. */
  site: string;
}

/** What a product is, whether it can be used, and the way into it. */
export function SheetHead({ item, successor, day, site }: SheetHeadProps) {
  const { product } = item;
  return (
    <header className="po-stack po-sheet-head">
      <PaperHead title="Fiche" day={day} site={site} path={`/produits/${product.slug}`} />
      <h1>{product.name}</h1>
      <OtherNames product={product} />
      <p className="fr-text--lead">{product.mission}</p>
      <ProductStatus item={item} successor={successor} day={day} />
      <ProductAccess item={item} />
    </header>
  );
}
