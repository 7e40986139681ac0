export const COMPARED_MIN = 2;
export const COMPARED_MAX = 4;
/** Longest list of slugs taken from an address. */
const SLUGS_MAX = 20;

/** The slugs of `?p=a&p=b`, each once, in their order. */
export function listComparedSlugs(params: URLSearchParams): string[] {
  return [...new Set(params.getAll('p').filter((slug) => slug !== ''))].slice(0, SLUGS_MAX);
}

/** The address that compares these products. */
export function compareHref(slugs: readonly string[]): string {
  const text = new URLSearchParams(slugs.map((slug) => ['p', slug])).toString();
  return text ? `/produits/comparer?${text}` : '/produits/comparer';
}
