import { isDeepStrictEqual } from 'node:util';
import { BETA_KEYS, type BetaKey, itemIdentity, type Json, type SheetValues } from './sheet.ts';

export interface Difference {
  key: BetaKey;
  /** Undefined where the portal has no value, or took it away. */
  portal: Json | undefined;
  source: Json;
}

export interface Merge {
  /** What to write, by key. */
  changes: Map<BetaKey, Json>;
  /** What the portal has of its own, against the source. */
  differences: Difference[];
}

/** Lists whose order says nothing. */
const SETS: ReadonlySet<BetaKey> = new Set([
  'incubators',
  'sponsors',
  'techno',
  'usertypes',
  'thematiques',
  'redirect_from',
]);

export function isSame(key: BetaKey, a: Json | undefined, b: Json | undefined): boolean {
  if (SETS.has(key) && Array.isArray(a) && Array.isArray(b)) {
    return isDeepStrictEqual([...a].sort(), [...b].sort());
  }
  return isDeepStrictEqual(plainType(a), plainType(b));
}

/** The portal's typography (’, unbreakable spaces) is not another value. */
function plainType(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.replace(/’/g, "'").replace(/[\u00A0\u202F]/g, ' ');
  if (Array.isArray(value)) return value.map((item) => plainType(item) ?? null);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainType(item) ?? null]));
}

const isMap = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An absent key never erases, inside phases and events too: what the source does not say there is the portal's. */
export function fillIn(source: Json, portal: Json | undefined): Json {
  if (isMap(source) && isMap(portal)) return { ...portal, ...source };
  if (!Array.isArray(source) || !Array.isArray(portal)) return source;
  const known = new Map(portal.map((item) => [itemIdentity(item), item]));
  return source.map((item) => {
    const identity = itemIdentity(item);
    const same = identity === undefined ? undefined : known.get(identity);
    return isMap(item) && isMap(same) ? reorder({ ...same, ...item }, same) : item;
  });
}

/** Keys in the portal's order, then the new ones. */
function reorder(item: Record<string, Json>, like: Record<string, Json>): Record<string, Json> {
  return { ...Object.fromEntries(Object.keys(like).map((key) => [key, item[key] ?? null])), ...item };
}

/** Former addresses add up: the portal's own stay, those of the source join, those taken away since stay away. */
function mergePaths(portal: Json | undefined, source: Json, former: Json | undefined): Json | undefined {
  const own = Array.isArray(portal) ? portal : [];
  const before = Array.isArray(former) ? former : [];
  const added = (Array.isArray(source) ? source : []).filter(
    (path) => !own.includes(path) && !before.includes(path),
  );
  return added.length > 0 ? [...own, ...added] : undefined;
}

/**
 * Three ways: the portal's value, what the source says now, what it said at the last import. The source's value is taken
 * where the portal has none or still has the former one; elsewhere the portal's stays and the difference is told.
 */
export function mergeSheet(portal: SheetValues, source: SheetValues, former: SheetValues): Merge {
  const merge: Merge = { changes: new Map(), differences: [] };
  for (const key of BETA_KEYS) {
    const said = source[key] ?? former[key];
    if (said === undefined) continue;
    if (key === 'redirect_from') {
      const paths = mergePaths(portal[key], said, former[key]);
      if (paths !== undefined) merge.changes.set(key, paths);
      continue;
    }
    const own = portal[key];
    const value = fillIn(said, own);
    if (isSame(key, own, value)) continue;
    const untouched =
      own === undefined ? former[key] === undefined : isSame(key, own, fillIn(former[key] ?? null, own));
    if (untouched) merge.changes.set(key, value);
    else merge.differences.push({ key, portal: own, source: said });
  }
  return merge;
}
