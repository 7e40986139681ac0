import type { z } from 'zod';
import { PHASES, sortPhases } from '#lib/catalogue/phases.ts';
import type { Day } from '#lib/clock.ts';
import type { Referentials } from '#lib/content/referentials.ts';
import { productSchema } from '#lib/content/schema/product.ts';
import { slugify } from '#lib/slug.ts';
import { cleanBody } from './clean-body.ts';
import { makePublicAddresses, scrubAddresses } from './personal-addresses.ts';
import { readDay } from './read-day.ts';
import { readLink } from './read-link.ts';
import { type Note, note } from './remark.ts';
import {
  BETA_KEYS,
  type BetaKey,
  isBetaKey,
  type Json,
  type RawSheet,
  type Sheet,
  type SheetValues,
} from './sheet.ts';

export const BETA_SITE = 'https://beta.gouv.fr/startups/';

export interface NormaliseOptions {
  referentials: Referentials;
  today: Day;
}

interface Reading extends NormaliseOptions {
  notes: Note[];
  isPublicAddress: (address: string) => boolean;
}

type Reader = (value: unknown, key: string, reading: Reading) => Json | undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Most texts need nothing done to them. */
const PLAIN = /^[^\p{C}\s@]+(?: [^\p{C}\s@]+)*$/u;

/** One line, without invisible characters or addresses of people. */
const readText: Reader = (value, key, { notes, isPublicAddress }) => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const given = String(value);
  if (PLAIN.test(given)) return given;
  const line = given
    .replace(/\p{Cc}|\p{Zl}|\p{Zp}|[^\S\u00A0\u202F]+/gu, ' ')
    .replace(/(?!\u200D)\p{Cf}|\p{Cs}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const { text, dropped } = scrubAddresses(line, isPublicAddress);
  for (const address of dropped)
    notes.push(note('address-dropped', `« ${key} » : adresse électronique retirée, ${address}.`));
  return text === '' ? undefined : text;
};

/** An address that is not listed leaves nothing behind; a form or a sentence without one stays. */
const readContact: Reader = (value, key, reading) => {
  const { notes, isPublicAddress } = reading;
  if (typeof value !== 'string') return undefined;
  const bare = value.replace(/^\s*mailto:/i, '');
  const { text, dropped } = scrubAddresses(bare, isPublicAddress, '');
  for (const address of dropped)
    notes.push(note('address-dropped', `« ${key} » : adresse électronique retirée, ${address}.`));
  return readText(dropped.length > 0 ? text.replace(/^[\s,;:/-]+|[\s,;:/-]+$/g, '') : text, key, reading);
};

const readAddress: Reader = (value, key, { notes }) => {
  if (typeof value !== 'string') return undefined;
  if (value.trim() === '') {
    notes.push(note('link-empty', `« ${key} » est vide.`));
    return undefined;
  }
  const link = readLink(value);
  if ('dead' in link) {
    notes.push(
      note(
        'link-dead',
        `« ${key} » : « ${value.trim().slice(0, 200)} » n’est pas une adresse web qui mène quelque part.`,
      ),
    );
    return undefined;
  }
  if (link.mended && link.address !== value.trim()) {
    notes.push(note('link-mended', `« ${key} » : « ${value.trim()} » est lu comme ${link.address}.`));
  }
  return link.address;
};

const WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  oui: true,
  yes: true,
  false: false,
  non: false,
  no: false,
};

const readFlag: Reader = (value, key, { notes }) => {
  if (typeof value === 'boolean') return value;
  if (value === '' || value === null) return undefined;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  notes.push(note('value-refused', `« ${key} » attend true ou false.`));
  return undefined;
};

const readFlagOrAddress: Reader = (value, key, reading) =>
  typeof value === 'string' && !Object.hasOwn(WORDS, value.trim().toLowerCase())
    ? readAddress(value, key, reading)
    : readFlag(value, key, reading);

const readTexts: Reader = (value, key, reading) => {
  const items = Array.isArray(value) ? value : [value];
  const texts = items
    .map((item) => readText(isRecord(item) ? item['id'] : item, key, reading))
    .filter((item) => item !== undefined);
  return texts.length > 0 ? [...new Set(texts)] : undefined;
};

/** The API gives bare ids of organisations, the sheets their paths: the path is kept. */
const readSponsors: Reader = (value, key, reading) => {
  const ids = readTexts(value, key, reading);
  return Array.isArray(ids)
    ? ids.map((id) =>
        typeof id === 'string' && /^[\p{L}\p{N}._-]+$/u.test(id) ? `/organisations/${id}` : id,
      )
    : undefined;
};

const asDay = (value: unknown, what: string, { notes }: Reading): Day | undefined => {
  const read = readDay(value);
  if (read?.rewritten)
    notes.push(note('date-rewritten', `${what} : « ${String(value)} » est lu comme le ${read.day}.`));
  return read?.day;
};

const PHASE_NAMES: ReadonlyMap<string, string> = new Map(PHASES.map((name) => [slugify(name), name]));

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const readPhases: Reader = (value, key, reading) => {
  if (!Array.isArray(value)) return undefined;
  const phases: Record<string, Json>[] = [];
  for (const item of value as unknown[]) {
    const given = isRecord(item) ? item : {};
    const told = typeof given['name'] === 'string' ? given['name'] : '';
    const name = PHASE_NAMES.get(slugify(told));
    const start = asDay(given['start'], `Début de la phase « ${told} »`, reading);
    if (name === undefined || start === undefined) {
      const why =
        name === undefined ? 'son nom n’est pas celui d’une phase' : 'elle n’a pas de date de début';
      reading.notes.push(
        note('phase-dropped', `La phase « ${told.slice(0, 100)} » est laissée de côté : ${why}.`),
      );
      continue;
    }
    const end = asDay(given['end'], `Fin de la phase « ${told} »`, reading);
    if (end === undefined && !isAbsent(given['end'])) {
      reading.notes.push(note('value-refused', `Fin de la phase « ${told} » : une date est attendue.`));
    }
    const comment = readText(given['comment'], key, reading);
    phases.push({
      name,
      start,
      ...(end !== undefined && { end }),
      ...(comment !== undefined && { comment }),
    });
  }
  return phases.length > 0 ? phases : undefined;
};

const readEvents: Reader = (value, key, reading) => {
  if (!Array.isArray(value)) return undefined;
  const events: Record<string, Json>[] = [];
  for (const item of value as unknown[]) {
    const given = isRecord(item) ? item : {};
    const name = readText(given['name'], key, reading);
    if (typeof name !== 'string') continue;
    const date = asDay(given['date'], `Événement « ${name} »`, reading);
    if (date === undefined && !isAbsent(given['date'])) {
      reading.notes.push(note('value-refused', `Événement « ${name} » : une date est attendue.`));
    }
    const comment = readText(given['comment'], key, reading);
    events.push({ name, ...(date !== undefined && { date }), ...(comment !== undefined && { comment }) });
  }
  return events.length > 0 ? events : undefined;
};

const readFast: Reader = (value) => {
  if (!isRecord(value)) return undefined;
  const numbers = ['promotion', 'montant'].flatMap((key): [string, number][] => {
    const given = value[key];
    const amount = typeof given === 'string' ? Number(given.replace(/[\s€]/g, '') || Number.NaN) : given;
    return typeof amount === 'number' && Number.isFinite(amount) ? [[key, amount]] : [];
  });
  return numbers.length > 0 ? Object.fromEntries(numbers) : undefined;
};

const readPaths: Reader = (value, key, { notes }) => {
  const items = (Array.isArray(value) ? value : [value]) as unknown[];
  const paths = items.flatMap((item) => {
    if (typeof item !== 'string' || item.trim() === '') return [];
    const path = item.trim().replace(/^https?:\/\/(www\.)?beta\.gouv\.fr(?=\/)/i, '');
    const rooted = path.startsWith('/') ? path : `/${path}`;
    if (!/\s/.test(rooted) && !rooted.startsWith('//')) return [rooted];
    notes.push(note('value-refused', `« ${key} » : « ${item} » n’est pas un chemin.`));
    return [];
  });
  return paths.length > 0 ? [...new Set(paths)] : undefined;
};

const READERS: Readonly<Record<BetaKey, Reader>> = {
  title: readText,
  mission: readText,
  incubator: readText,
  incubators: readTexts,
  sponsors: readSponsors,
  contact: readContact,
  link: readAddress,
  repository: readText,
  stats: readFlagOrAddress,
  stats_url: readAddress,
  budget_url: readAddress,
  impact_url: readAddress,
  dashlord_url: readAddress,
  analyse_risques: readFlagOrAddress,
  analyse_risques_url: readAddress,
  mon_service_securise: readFlag,
  accessibility_status: readText,
  techno: readTexts,
  usertypes: readTexts,
  thematiques: readTexts,
  phases: readPhases,
  events: readEvents,
  fast: readFast,
  redirect_from: readPaths,
};

/** Whatever a reader lets through, no value that the portal's own schema refuses goes into a file. */
function checkValue(key: BetaKey, value: Json, notes: Note[]): boolean {
  const schema: z.ZodType = productSchema.shape[key];
  const checked = schema.safeParse(value);
  if (checked.success) return true;
  notes.push(
    note('value-refused', `« ${key} » : ${checked.error.issues[0]?.message ?? 'valeur inattendue'}`),
  );
  return false;
}

function checkVocabularies(values: SheetValues, { notes, referentials: { terms } }: Reading): void {
  const look = (key: BetaKey, find: (value: string) => { known: boolean }) => {
    const value = values[key];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item !== 'string' || find(item).known) continue;
      notes.push(note('vocabulary', `« ${item} » n’est pas dans le vocabulaire de « ${key} ».`));
    }
  };
  look('thematiques', terms.thematique);
  look('usertypes', terms.public);
  look('techno', terms.techno);
  look('sponsors', terms.sponsor);
  look('incubator', terms.incubateur);
  look('incubators', terms.incubateur);
}

function checkPhases(values: SheetValues, { notes, today }: Reading): void {
  const phases = productSchema.shape.phases.safeParse(values.phases).data ?? [];
  const sorted: (typeof phases)[number][] = sortPhases(phases);
  if (phases.some((phase, rank) => phase !== sorted[rank])) {
    notes.push(note('phases-order', 'Les phases ne sont pas dans l’ordre de leurs dates.'));
  }
  sorted.forEach((phase, rank) => {
    const next = sorted[rank + 1];
    if (phase.end !== undefined && phase.end < phase.start) {
      notes.push(
        note(
          'phases-end',
          `La phase « ${phase.name} » finit (${phase.end}) avant de commencer (${phase.start}).`,
        ),
      );
    } else if (phase.end !== undefined && next && phase.end > next.start) {
      notes.push(
        note(
          'phases-overlap',
          `La phase « ${phase.name} » finit le ${phase.end}, après le début de « ${next.name} » (${next.start}).`,
        ),
      );
    }
    if (phase.start > today)
      notes.push(note('phases-future', `La phase « ${phase.name} » commence le ${phase.start}.`));
  });
}

/** A sheet as the portal keeps it, with everything there is to know of what was changed or left out. */
export function normaliseSheet(raw: RawSheet, options: NormaliseOptions): Sheet {
  const notes = [...raw.notes];
  const isPublicAddress = makePublicAddresses(options.referentials.settings.public_emails);
  const reading: Reading = { ...options, notes, isPublicAddress };
  const values: SheetValues = {};
  for (const key of BETA_KEYS) {
    const given = Object.hasOwn(raw.values, key) ? raw.values[key] : undefined;
    if (given === undefined || given === null) continue;
    const value = READERS[key](given, key, reading);
    if (value !== undefined && checkValue(key, value, notes)) values[key] = value;
  }
  // One incubator said twice is said once.
  if (Array.isArray(values.incubators) && values.incubators.length === 1) {
    values.incubator ??= values.incubators[0] ?? null;
    if (values.incubators[0] === values.incubator) delete values.incubators;
  }
  const ignored = Object.keys(raw.values).filter((key) => !isBetaKey(key));
  if (ignored.length > 0)
    notes.push(
      note('key-ignored', `Clés que le portail n’importe pas : ${ignored.slice(0, 20).join(', ')}.`),
    );
  checkVocabularies(values, reading);
  checkPhases(values, reading);
  const base = `${BETA_SITE}${encodeURIComponent(raw.betaId)}.html`;
  const cleaned = raw.body === undefined ? undefined : cleanBody(raw.body, { isPublicAddress, base });
  if (cleaned) {
    notes.push(...cleaned.notes);
    if (cleaned.body === '') notes.push(note('body-empty', 'La fiche n’a pas de texte.'));
  }
  return { betaId: raw.betaId, slug: slugify(raw.betaId), values, body: cleaned?.body, notes };
}
