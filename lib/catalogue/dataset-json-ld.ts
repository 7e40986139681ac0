import type { Dataset, WithContext } from 'schema-dts';
import type { Settings } from '#lib/portal/settings.ts';
import { publisherJsonLd } from '#lib/portal/site-json-ld.ts';
import { LIST_EXPORTS } from './list-exports.ts';

/** What the data of the catalogue are: shown on its page, and said to who looks for data. */
export const DATASET_DESCRIPTION =
  'Le catalogue décrit chaque produit : sa mission, ses phases et leurs dates, les administrations qui le portent, les publics et les thèmes qu’il concerne, ses techniques, et ce qu’il publie ou non.';

/** The whole catalogue as a set of data. */
export function datasetJsonLd(settings: Settings, site: string): WithContext<Dataset> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${site}/produits#donnees`,
    url: `${site}/produits`,
    name: 'Catalogue des produits',
    description: DATASET_DESCRIPTION,
    license: settings.licence.url,
    inLanguage: settings.language,
    creator: publisherJsonLd(settings, site),
    distribution: [
      { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: site + LIST_EXPORTS.csv },
    ],
  };
}
