import parseSpdx from 'spdx-expression-parse';
import { stringify } from 'yaml';
import type { Settings } from '#lib/portal/settings.ts';
import type { ProductSheet } from './get-product.ts';
import { PHASE_DEFINITIONS, type PhaseName } from './phases.ts';
import type { Product } from './product.ts';

type PubliccodeSettings = Pick<Settings, 'name' | 'contact'>;

export const PUBLICCODE_TYPE = 'application/yaml; charset=utf-8';
const PUBLICCODE_PATH = /^\/produits\/([a-z0-9-]+)\/publiccode\.yml$/;

/** Version of the standard: https://yml.publiccode.tools */
const VERSION = '0.4';
const SHORT_MAX = 150;
const LONG_MIN = 150;
const LONG_MAX = 10_000;

const DEVELOPMENT: Readonly<Record<PhaseName, 'concept' | 'development' | 'beta' | 'stable' | 'obsolete'>> = {
  investigation: 'concept',
  construction: 'development',
  acceleration: 'beta',
  consolidation: 'stable',
  opere: 'stable',
  transfere: 'stable',
  'abandon-investigation': 'obsolete',
  abandon: 'obsolete',
};

/** Themes of the catalogue in the standard's list of fields of application; the others have no equivalent there. */
const SCOPES: Readonly<Record<string, string>> = {
  agriculture: 'agriculture',
  collectivites: 'local-authorities',
  culture: 'culture',
  cybersecurite: 'security',
  ecologie: 'environment',
  education: 'education',
  formation: 'education',
  justice: 'justice',
  sante: 'healthcare',
  social: 'welfare',
  sport: 'sport',
  transports: 'transportation',
  'travail-emploi': 'employment',
};

export function publiccodeHref(slug: string): string {
  return `/produits/${slug}/publiccode.yml`;
}

/** The slug of the product whose publiccode.yml a path is the address of. */
export function matchPubliccode(path: string): string | undefined {
  return PUBLICCODE_PATH.exec(path)?.[1];
}

function isSpdx(expression: string): boolean {
  try {
    parseSpdx(expression);
    return true;
  } catch {
    return false;
  }
}

/** The standard requires a repository and a licence that SPDX knows: without them there is no file. */
export function hasPubliccode({ links, license }: Pick<Product, 'links' | 'license'>): boolean {
  return links.repository !== null && license !== null && isSpdx(license);
}

/** Cut at a word; the standard counts characters. */
function shorten(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max - 1).join('');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}

function describe({ product, current, text }: ProductSheet, page: string, settings: PubliccodeSettings) {
  const phase = current ? `Phase : ${PHASE_DEFINITIONS[current.name].label}.` : 'Aucune phase n’a commencé.';
  const origin = `${phase} Ce produit figure au catalogue tenu par ${settings.name} ; ce qu’il publie, ses chiffres et son parcours sont sur sa fiche : ${page}`;
  const room = LONG_MAX - [...origin].length - LONG_MIN;
  const long = [shorten([product.mission, text].filter(Boolean).join('\n\n'), room), origin].join('\n\n');
  return {
    shortDescription: shorten(product.mission.replace(/\s+/g, ' '), SHORT_MAX),
    longDescription: long,
    features: [product.mission],
  };
}

/**
 * A product as publiccode.yml 0.4. What the standard requires and a sheet does not say is given in its broadest form
 * (decision 0011): a web service for citizens, in French, maintained by its incubator.
 */
export function writePubliccode(sheet: ProductSheet, site: string, settings: PubliccodeSettings): string {
  const { product, current, status } = sheet;
  const page = `${site}/produits/${product.slug}`;
  const keeper = product.incubators[0]?.label ?? settings.name;
  const owner = product.sponsors[0]?.label;
  const scopes = [...new Set(product.themes.flatMap(({ id }) => SCOPES[id] ?? []))];
  return stringify({
    publiccodeYmlVersion: VERSION,
    name: product.name,
    url: product.links.repository,
    landingURL: product.links.site ?? page,
    platforms: ['web'],
    categories: ['digital-citizenship'],
    developmentStatus: current ? DEVELOPMENT[current.name] : 'concept',
    softwareType: product.links.site === null ? 'standalone/other' : 'standalone/web',
    intendedAudience: { countries: ['fr'], ...(scopes.length > 0 && { scope: scopes }) },
    description: { fr: describe(sheet, page, settings) },
    legal: { license: product.license, ...(owner && { repoOwner: owner }) },
    maintenance:
      status === 'arrete'
        ? { type: 'none' }
        : {
            type: 'internal',
            contacts: [
              { name: keeper, email: product.contact ?? settings.contact.email, affiliation: keeper },
            ],
          },
    localisation: { localisationReady: false, availableLanguages: ['fr'] },
  });
}
