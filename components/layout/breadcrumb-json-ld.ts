import type { BreadcrumbList, WithContext } from 'schema-dts';
import type { BreadcrumbItem } from './breadcrumb.tsx';

/** The way to a page, as the breadcrumb shows it. The last item is the page itself. */
export function breadcrumbJsonLd(
  items: readonly BreadcrumbItem[],
  path: string,
  site: string,
): WithContext<BreadcrumbList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [{ label: 'Accueil', href: '/' }, ...items].map(({ label, href }, rank) => ({
      '@type': 'ListItem',
      position: rank + 1,
      name: label,
      item: site + (href ?? path),
    })),
  };
}
