import type { IndexDatabase } from '#db/index/client.ts';
import { type IndexedDocument, listDocuments } from '#db/index/document.ts';
import { SHEET_RULES } from '#lib/catalogue/care-rules.ts';
import { MISSING_FACTS } from '#lib/catalogue/missing-facts.ts';
import { readProduct } from '#lib/catalogue/product.ts';
import { type ProductAt, productAt } from '#lib/catalogue/snapshot.ts';
import { type Day, dayOf, localMinute, monthsBefore } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { type Kind, KINDS } from './kinds.ts';
import { holdsModelText } from './model-text.ts';
import {
  AGES,
  CRITERIA,
  type Criterion,
  isSheetRule,
  type PortalDay,
  VERIFIED,
} from '#lib/catalogue/portal-day.ts';

function bracketOf(at: Day, day: Day, months: readonly number[]): number {
  const rank = months.findIndex((length) => at >= monthsBefore(day, length));
  return rank < 0 ? months.length : rank;
}

function countBy<T extends string>(names: readonly T[], values: readonly T[]): Record<T, number> {
  const count = (name: T) => values.filter((value) => value === name).length;
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<T, number>;
}

const ageOf = (at: Day, day: Day) => AGES[bracketOf(at, day, [1, 6, 12])] ?? 'plus';

function verificationOf({ product }: ProductAt, day: Day): (typeof VERIFIED)[number] {
  const at = product.verified?.at;
  return at === undefined ? 'jamais' : (VERIFIED[bracketOf(at, day, [3, 6, 12])] ?? 'plus');
}

interface Sheet {
  document: IndexedDocument;
  item: ProductAt;
}

function isMet(name: Criterion, { document, item }: Sheet, day: Day): boolean {
  if (name === 'texte-modele') return !holdsModelText(document);
  return isSheetRule(name) ? !SHEET_RULES[name].applies(item, day) : !MISSING_FACTS[name].isMissing(item);
}

/** The figures of an instant. */
export function measurePortal(index: IndexDatabase, now: Date): PortalDay {
  const day = dayOf(now);
  const minute = localMinute(now);
  const listPublic = (kind: Kind) =>
    listDocuments(index, kind).filter((document) => visibilityAt(document, minute) === 'public');
  const documents = {
    produits: listPublic('produits'),
    actualites: listPublic('actualites'),
    pages: listPublic('pages'),
  };
  const sheets = documents.produits.map((document) => ({
    document,
    item: productAt(readProduct(document), day),
  }));
  const changedOf = (kind: Kind) =>
    countBy(
      AGES,
      documents[kind].map(({ updatedAt }) => ageOf(dayOf(new Date(updatedAt)), day)),
    );
  return {
    day,
    changed: Object.fromEntries(KINDS.map((kind) => [kind, changedOf(kind)])) as PortalDay['changed'],
    verified: countBy(
      VERIFIED,
      sheets.filter(({ item }) => item.status !== 'arrete').map(({ item }) => verificationOf(item, day)),
    ),
    sheets: sheets.length,
    met: Object.fromEntries(
      CRITERIA.map((name) => [name, sheets.filter((sheet) => isMet(name, sheet, day)).length]),
    ),
  };
}
