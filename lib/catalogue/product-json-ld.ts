import type { GovernmentService, Graph, SoftwareApplication } from 'schema-dts';
import type { ProductAt } from './snapshot.ts';
import { findTransparencyLink } from './transparency-link.ts';

/** A product as a service, and as a software where its code is open: what its sheet shows, and nothing else. */
export function productJsonLd({ product, status }: ProductAt, site: string): Graph {
  const { slug, name, mission, aliases, sponsors, audiences, themes, incubators, license, links } = product;
  const url = `${site}/produits/${slug}`;
  const alive = status !== 'arrete';
  const repository = findTransparencyLink(product, 'code', alive);
  const service: GovernmentService = {
    '@type': 'GovernmentService',
    '@id': `${url}#service`,
    url,
    name,
    description: mission,
    ...(aliases.length > 0 && { alternateName: aliases }),
    ...(sponsors.length > 0 && {
      provider: sponsors.map(({ label, acronym }) => ({
        '@type': 'GovernmentOrganization' as const,
        name: label,
        ...(acronym && { alternateName: acronym }),
      })),
    }),
    ...(audiences.length > 0 && {
      audience: audiences.map(({ label }) => ({ '@type': 'Audience' as const, audienceType: label })),
    }),
    ...(themes.length > 0 && { category: themes.map(({ label }) => label) }),
    ...(alive && links.site && { availableChannel: { '@type': 'ServiceChannel', serviceUrl: links.site } }),
  };
  const software: SoftwareApplication = {
    '@type': 'SoftwareApplication',
    '@id': `${url}#logiciel`,
    url,
    name,
    description: mission,
    ...(repository && { sameAs: repository }),
    ...(license && { license: { '@type': 'CreativeWork', name: license } }),
    ...(incubators.length > 0 && {
      creator: incubators.map(({ label }) => ({ '@type': 'Organization' as const, name: label })),
    }),
  };
  return { '@context': 'https://schema.org', '@graph': repository ? [service, software] : [service] };
}
