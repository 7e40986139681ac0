import { CARE_NAMES, CARE_RULES, type CareName } from '#lib/catalogue/care-rules.ts';

/** What is known of a document by other means than its own facts, each settled on a page of its own. */
const ELSEWHERE = {
  'ecart-beta': { label: 'beta.gouv.fr dit autre chose', href: '/studio/differences' },
  'lien-rompu': { label: 'Lien rompu', href: '/studio/liens' },
} as const;

/** What a list of the studio may be narrowed by: the rules of care, and what imports and links say. */
export type ListNeed = CareName | keyof typeof ELSEWHERE;

const isElsewhere = (name: string): name is keyof typeof ELSEWHERE => Object.hasOwn(ELSEWHERE, name);

export const LIST_NEEDS: readonly ListNeed[] = [...CARE_NAMES, ...Object.keys(ELSEWHERE).filter(isElsewhere)];

export const isListNeed = (text: string): text is ListNeed => LIST_NEEDS.some((name) => name === text);

export function needLabel(name: ListNeed): string {
  return isElsewhere(name) ? ELSEWHERE[name].label : CARE_RULES[name].label;
}

/** Needs by where they are settled: the document's page, or one of their own. */
export function groupNeeds(
  names: readonly ListNeed[],
  documentPage: string,
): { href: string; labels: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const href = isElsewhere(name) ? ELSEWHERE[name].href : `${documentPage}#a-reprendre`;
    groups.set(href, [...(groups.get(href) ?? []), needLabel(name)]);
  }
  return [...groups].map(([href, labels]) => ({ href, labels }));
}
