import type { GovernmentOrganization, SearchAction, WebSite, WithContext } from 'schema-dts';
import type { Settings } from './settings.ts';

/** schema.org has no word for the parameter of a search: this one is Google’s, which every engine reads. */
type SearchWithInput = SearchAction & { 'query-input': string };

/** Who publishes the portal. */
export function publisherJsonLd({ name }: Pick<Settings, 'name'>, site: string): GovernmentOrganization {
  return { '@type': 'GovernmentOrganization', '@id': `${site}/#editeur`, name, url: `${site}/` };
}

/** The portal and its search, for the home page. */
export function siteJsonLd(settings: Settings, site: string): WithContext<WebSite> {
  const search: SearchWithInput = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${site}/recherche?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': `${site}/#site`,
    url: `${site}/`,
    name: settings.title,
    alternateName: settings.name,
    description: settings.description,
    inLanguage: settings.language,
    publisher: publisherJsonLd(settings, site),
    potentialAction: search,
  };
}
