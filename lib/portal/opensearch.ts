import { element, emptyElement, parent, xmlDocument } from '#lib/http/xml.ts';
import type { Settings } from './settings.ts';

export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml; charset=utf-8';

/** Description of the portal's search for browsers (OpenSearch 1.1). */
export function writeOpenSearch(settings: Settings, site: string): string {
  const children = [
    element('ShortName', settings.short_name),
    element('LongName', [...settings.title].slice(0, 48).join('')),
    element('Description', settings.description),
    emptyElement('Url', { type: 'text/html', template: `${site}/recherche?q={searchTerms}` }),
    emptyElement('Url', {
      type: 'application/opensearchdescription+xml',
      rel: 'self',
      template: `${site}/opensearch.xml`,
    }),
    element('Image', `${site}/favicon/favicon-32.png`, { width: '32', height: '32', type: 'image/png' }),
    element('Image', `${site}/favicon/favicon.svg`, { type: 'image/svg+xml' }),
    element('Language', settings.language),
    element('InputEncoding', 'UTF-8'),
    element('OutputEncoding', 'UTF-8'),
  ];
  return xmlDocument(
    parent('OpenSearchDescription', children, { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }),
  );
}
