import type { FoundDifference, ImportedSheet } from '#db/queries/imports.ts';
import { MAX_FILE_BYTES, parseSource } from '#lib/content/parse.ts';
import type { Referentials } from '#lib/content/referentials.ts';
import { findSourceName, hashOf } from '#lib/content/source-file.ts';
import { editFrontMatter, readFrontMatter, writeFrontMatter } from './edit-front-matter.ts';
import { mergeSheet } from './merge-sheet.ts';
import { BETA_SITE } from './normalise-sheet.ts';
import type { PortalProduct, PortalProducts } from './portal-products.ts';
import { readPortalValues } from './portal-values.ts';
import { type Note, note } from './remark.ts';
import { trimBody } from './clean-body.ts';
import { BETA_KEYS, type Json, type Sheet, type SheetValues } from './sheet.ts';
import type { FileWrite } from './stage-files.ts';
import { BODY_KEY, replaceBody, SHEET_ORDER } from './take-values.ts';

/** What an import would do of one sheet. */
export interface SheetPlan {
  slug: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'refused';
  notes: Note[];
  /** Absent when nothing is to be written. */
  write?: FileWrite;
  /** Former and new value of each key that changes. */
  changes: { key: string; before: Json | undefined; after: Json }[];
  differences: FoundDifference[];
  /** What to remember; absent when refused. */
  imported?: ImportedSheet;
}

export interface PlanContext {
  products: PortalProducts;
  former: ReadonlyMap<string, ImportedSheet>;
  referentials: Referentials;
  /** Bodies of the source, by beta id, that an editor has not taken. */
  keptBodies: ReadonlyMap<string, string>;
}

const RIGHTS = 'Licence Ouverte 2.0 (etalab-2.0)';
const SITE_NAME = 'beta.gouv.fr';

function refuse(slug: string, notes: readonly Note[], refusal: Note): SheetPlan {
  return { slug, outcome: 'refused', notes: [refusal, ...notes], changes: [], differences: [] };
}

/** Bodies that may be nested too deep to be taken in: only those are parsed here, which costs a hundred times the rest. */
function isSuspicious(body: string): boolean {
  return /(?:[>*_[(<-][ \t]*){40}|(?:<[a-z][^<>]*>[^<>]*){40}|^[ \t]{60}/im.test(body);
}

async function checkText(
  path: string,
  text: string,
  body: string,
  referentials: Referentials,
): Promise<Note | undefined> {
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return note('source-unreadable', `La fiche dépasse ${MAX_FILE_BYTES / 1_024} ko.`);
  const name = findSourceName(path);
  if (!name) return note('slug-invalid', `« ${path} » ne peut pas être l’adresse d’une fiche.`);
  if (!isSuspicious(body)) return undefined;
  try {
    const { faults } = await parseSource(name, text, referentials);
    const error = faults.find(({ severity }) => severity === 'error');
    return (
      error && note('source-unreadable', `Le texte de la fiche ne peut pas être affiché : ${error.message}`)
    );
  } catch {
    return note('source-unreadable', 'Le texte de la fiche ne peut pas être analysé.');
  }
}

function remember(
  sheet: Sheet,
  slug: string,
  former: ImportedSheet | undefined,
  formerValues: SheetValues,
): ImportedSheet {
  const values = { ...formerValues, ...sheet.values };
  const ordered = Object.fromEntries(
    BETA_KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  );
  const bodyHash = sheet.body === undefined ? (former?.bodyHash ?? null) : hashOf(sheet.body);
  return { betaId: sheet.betaId, slug, values: JSON.stringify(ordered), bodyHash };
}

async function planNew(sheet: Sheet, context: PlanContext): Promise<SheetPlan> {
  const { slug, notes, betaId } = sheet;
  const path = `produits/${slug}.md`;
  if (!findSourceName(path))
    return refuse(
      slug || betaId,
      notes,
      note('slug-invalid', `« ${betaId} » ne donne pas d’adresse possible.`),
    );
  const missing = (['title', 'mission', 'phases'] as const).filter((key) => sheet.values[key] === undefined);
  if (missing.length > 0)
    return refuse(slug, notes, note('source-incomplete', `Il manque ${missing.join(', ')}.`));
  const { title, ...rest } = sheet.values;
  const values: Record<string, Json> = {
    title: title ?? null,
    beta_id: betaId,
    ...rest,
    source: { name: SITE_NAME, url: `${BETA_SITE}${encodeURIComponent(betaId)}.html`, rights: RIGHTS },
  };
  const body = sheet.body ?? '';
  const text = `${writeFrontMatter(values)}\n${body === '' ? '' : `${body}\n`}`;
  const fault = await checkText(path, text, body, context.referentials);
  if (fault) return refuse(slug, notes, fault);
  context.products.add({ path, slug, text, betaId });
  return {
    slug,
    outcome: 'created',
    notes,
    write: { path, text },
    changes: Object.entries(values).map(([key, after]) => ({ key, before: undefined, after })),
    differences: [],
    imported: remember(sheet, slug, undefined, {}),
  };
}

function readFormer(former: ImportedSheet | undefined): SheetValues {
  if (!former) return {};
  const values: unknown = JSON.parse(former.values);
  return typeof values === 'object' && values !== null ? values : {};
}

const say = (value: Json | undefined): string => {
  const text =
    value === undefined ? 'rien' : typeof value === 'string' ? `« ${value} »` : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

/** The body of the file is the source's former one: nobody rewrote it here. */
function planBody(
  sheet: Sheet,
  ownBody: string,
  formerHash: string | null | undefined,
  keptBody: string | undefined,
): 'same' | 'take' | 'own' | 'differs' {
  if (sheet.body === undefined || sheet.body === '' || sheet.body === ownBody) return 'same';
  if (ownBody === '' && formerHash === undefined) return 'take';
  if (formerHash && hashOf(ownBody) === formerHash) return 'take';
  const isNew = formerHash && hashOf(sheet.body) !== formerHash;
  return isNew || keptBody === sheet.body ? 'differs' : 'own';
}

async function planKnown(sheet: Sheet, product: PortalProduct, context: PlanContext): Promise<SheetPlan> {
  const { slug, path, text } = product;
  const read = text === undefined ? undefined : readFrontMatter(text);
  const portal = read && readPortalValues(read.frontMatter.value);
  if (text === undefined || !portal) {
    return refuse(slug, sheet.notes, note('file-unusable', `${path} existe et ne peut pas être lu.`));
  }
  const former = context.former.get(sheet.betaId);
  const formerValues = readFormer(former);
  const { changes, differences } = mergeSheet(portal, sheet.values, formerValues);
  const edits = new Map<string, Json>(changes);
  if (product.betaId === undefined) edits.set('beta_id', sheet.betaId);
  let written = edits.size > 0 ? editFrontMatter(text, edits, SHEET_ORDER, read) : text;
  if (written === undefined) {
    return refuse(
      slug,
      sheet.notes,
      note('file-unusable', `L’en-tête de ${path} ne peut pas être modifié sans risque.`),
    );
  }
  const { split } = read;
  const ownBody = trimBody(split.body.replace(/\r\n?/g, '\n'));
  const bodyPlan = planBody(sheet, ownBody, former?.bodyHash, context.keptBodies.get(sheet.betaId));
  const changed = [...edits].map(([key, after]) => ({
    key,
    before: portal[key as keyof SheetValues],
    after,
  }));
  if (bodyPlan === 'take') {
    written = replaceBody(written, split.body, sheet.body ?? '');
    changed.push({ key: BODY_KEY, before: ownBody, after: sheet.body ?? '' });
  }
  if (written !== text) {
    const fault = await checkText(
      path,
      written,
      bodyPlan === 'take' ? (sheet.body ?? '') : '',
      context.referentials,
    );
    if (fault) return refuse(slug, sheet.notes, fault);
  }
  const found: { key: string; mine: Json | undefined; source: Json }[] = differences.map(
    ({ key, portal: mine, source }) => ({ key, mine, source }),
  );
  if (bodyPlan === 'differs') found.push({ key: BODY_KEY, mine: ownBody, source: sheet.body ?? '' });
  return {
    slug,
    outcome: written === text ? 'unchanged' : 'updated',
    notes: sheet.notes,
    ...(written !== text && { write: { path, text: written, replaces: text } }),
    changes: changed,
    differences: found.map(({ key, mine, source }) => ({
      betaId: sheet.betaId,
      key,
      slug,
      portalValue: mine === undefined ? null : JSON.stringify(mine),
      sourceValue: JSON.stringify(source),
    })),
    imported: remember(sheet, slug, former, formerValues),
  };
}

/** A conflict in words, for the report. */
export function toConflict({ key, portalValue, sourceValue }: FoundDifference): Note {
  const read = (json: string | null) => (json === null ? undefined : (JSON.parse(json) as Json));
  if (key === BODY_KEY)
    return note('conflict', 'Le texte de la source a changé ; celui du portail, réécrit ici, est gardé.');
  return note(
    'conflict',
    `« ${key} » : le portail garde ${say(read(portalValue))}, beta.gouv.fr dit ${say(read(sourceValue))}.`,
  );
}

/** Finds the portal's file of a sheet, by `beta_id` and then by slug (contract §4), and plans what becomes of it. */
export async function planSheet(sheet: Sheet, context: PlanContext): Promise<SheetPlan> {
  const known = context.products.findByBetaId(sheet.betaId);
  const homonyms = context.products.listBySlug(known?.slug ?? sheet.slug);
  if (homonyms.length > 1) {
    const refusal = note(
      'file-unusable',
      `La fiche « ${known?.slug ?? sheet.slug} » existe en .md et en .mdx.`,
    );
    return refuse(known?.slug ?? sheet.slug, sheet.notes, refusal);
  }
  if (known) return planKnown(sheet, known, context);
  const [homonym] = homonyms;
  if (!homonym) return planNew(sheet, context);
  if (homonym.betaId === undefined) return planKnown(sheet, homonym, context);
  const taken = note(
    'slug-taken',
    `L’adresse « ${sheet.slug} » est celle de ${homonym.betaId}, pas de ${sheet.betaId}.`,
  );
  return refuse(sheet.slug, sheet.notes, taken);
}
