import { ACCESSIBILITY_STATUSES, type Product, TRANSPARENCY, type TransparencyName } from './product.ts';

/** What a product says, or does not, of one thing that it owes to the public. */
export function transparencyWords(product: Product, name: TransparencyName): string {
  if (name === 'accessibilite' && product.accessibilityStatus) {
    return `Accessibilité : ${ACCESSIBILITY_STATUSES[product.accessibilityStatus].toLowerCase()}`;
  }
  return TRANSPARENCY[name][product.transparency[name] ? 'present' : 'absent'];
}
