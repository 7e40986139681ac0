import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fetchJson } from './fetch-json.ts';
import { MAX_SHEET, readSheet } from './read-sheet.ts';
import { readApiItem } from './read-api-item.ts';
import { note } from './remark.ts';
import type { RawSheet } from './sheet.ts';

/** The source as a whole cannot be used; the message is for whoever typed it. */
export class SourceError extends Error {
  override name = 'SourceError';
}

const SHEETS_DIR = '_startups';
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** Read at once and not in turns: waiting for so small a file takes longer than reading it. */
function readSheetFile(dir: string, name: string): RawSheet {
  const betaId = basename(name, '.md').normalize('NFC');
  const refused = (why: string): RawSheet => ({
    betaId,
    values: {},
    body: undefined,
    notes: [],
    refusal: note('source-unreadable', why),
  });
  try {
    const facts = statSync(join(dir, name));
    if (!facts.isFile()) return refused('Ce n’est pas un fichier.');
    if (facts.size > MAX_SHEET * 4) return refused('Ce fichier est trop lourd pour une fiche.');
    const bytes = readFileSync(join(dir, name));
    return readSheet(betaId, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    return refused(
      cause instanceof TypeError ? 'Ce fichier n’est pas en UTF-8.' : 'Ce fichier ne peut pas être lu.',
    );
  }
}

async function readFolder(dir: string): Promise<RawSheet[]> {
  const entries = await readdir(dir);
  for (const folder of [SHEETS_DIR, join('content', SHEETS_DIR)]) {
    const below = join(dir, folder);
    if (
      await stat(below).then(
        (facts) => facts.isDirectory(),
        () => false,
      )
    )
      return readFolder(below);
  }
  const names = entries.filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort();
  if (names.length === 0) throw new SourceError(`${dir} ne contient ni fiche .md ni dossier ${SHEETS_DIR}.`);
  return names.map((name) => readSheetFile(dir, name));
}

/** The products of an answer of the API: JSON:API as versions 2 give it, or a plain list. */
export function readApiAnswer(answer: unknown): RawSheet[] {
  const list: unknown =
    typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer;
  if (!Array.isArray(list))
    throw new SourceError('Ce JSON n’est pas une liste de produits de l’API de beta.gouv.fr (version 2).');
  return list.map((item: unknown, position) => readApiItem(item, position));
}

function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SourceError(
      `${from} n’est pas du JSON valide : ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

async function readPath(path: string): Promise<RawSheet[]> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) throw new SourceError(`${path} n’existe pas ou ne peut pas être lu.`);
  if (facts.isDirectory()) return readFolder(path);
  if (!facts.isFile() || facts.size > MAX_JSON_BYTES)
    throw new SourceError(`${path} n’est pas un fichier JSON de moins de 64 Mo.`);
  return readApiAnswer(parseJson(await readFile(path, 'utf8'), path));
}

/** Every sheet of a source, in the order of their ids: an import does not depend on the order of the source. */
export async function readBetaSource(source: string): Promise<RawSheet[]> {
  const sheets = /^https?:\/\//i.test(source)
    ? readApiAnswer(parseJson(await fetchJson(source, MAX_JSON_BYTES), source))
    : await readPath(source);
  return sheets.sort((a, b) => (a.betaId < b.betaId ? -1 : a.betaId > b.betaId ? 1 : 0));
}
