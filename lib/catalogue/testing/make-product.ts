import { type Product, TRANSPARENCY_NAMES, type TransparencyName } from '#lib/catalogue/product.ts';

/** A product that says nothing but what is given. */
export function makeProduct(facts: Partial<Product> = {}): Product {
  return {
    slug: 'essai',
    betaId: null,
    name: 'Essai',
    mission: 'Essayer.',
    aliases: [],
    formerNames: [],
    phases: [],
    events: [],
    incubators: [],
    sponsors: [],
    themes: [],
    audiences: [],
    technologies: [],
    links: {
      site: null,
      repository: null,
      statistics: null,
      impact: null,
      budget: null,
      riskAnalysis: null,
      dashlord: null,
      accessibility: null,
    },
    contact: null,
    accessibilityStatus: null,
    transparency: Object.fromEntries(TRANSPARENCY_NAMES.map((name) => [name, false])) as Record<
      TransparencyName,
      boolean
    >,
    dated: { accessibilityAudit: null, accessibilityRate: null, securityExpiry: null },
    license: null,
    successor: null,
    endReason: null,
    keyFigures: [],
    image: null,
    source: null,
    verified: null,
    noindex: false,
    createdOn: facts.phases?.[0]?.start ?? '',
    updatedAt: '2026-11-20T08:00:00.000Z',
    ...facts,
  };
}
