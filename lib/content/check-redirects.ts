import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, LineCounter, parseDocument } from 'yaml';
import {
  type FormerAddress,
  FORMER_ADDRESSES_FILE,
  FormerAddressFinder,
  normaliseFormerPath,
} from '#lib/portal/former-addresses.ts';
import type { Fault } from './fault.ts';

/** One redirect, from the table of former addresses or from the front matter of a document. */
export interface Redirect {
  from: string;
  to: string;
  file: string;
  line: number;
  column: number;
}

/** What the redirects are checked against. */
export interface KnownAddresses {
  /** True for an address that a page, a document or a file answers. */
  isAnswered: (path: string) => boolean;
}

const REMEDY = 'Écrivez l’adresse de la page qui répond aujourd’hui.';
const pathOf = (target: string): string => normaliseFormerPath(target.split(/[?#]/)[0] ?? '/');

function makeFault(
  { file, line, column }: Pick<Redirect, 'file' | 'line' | 'column'>,
  severity: Fault['severity'],
  rule: Fault['rule'],
  message: string,
  remedy: string,
): Fault {
  return { file, line, column, severity, rule, message, remedy };
}

/** Redirects that come back to where they start, and those that lead to another redirect. */
export function checkChains(redirects: readonly Redirect[]): Fault[] {
  const next = new Map<string, string>();
  for (const { from, to } of redirects) {
    const key = normaliseFormerPath(from);
    if (!next.has(key)) next.set(key, pathOf(to));
  }
  return redirects.flatMap((redirect) => {
    const start = normaliseFormerPath(redirect.from);
    const steps = [start];
    let at: string | undefined = pathOf(redirect.to);
    while (at !== undefined && !steps.includes(at)) {
      steps.push(at);
      at = next.get(at);
    }
    if (at === start) {
      const path = [...steps, start].join(' → ');
      return [
        makeFault(redirect, 'error', 'redirect-loop', `La redirection tourne en rond : ${path}.`, REMEDY),
      ];
    }
    if (steps.length > 2 || at !== undefined) {
      const path = steps.join(' → ');
      const remedy = `Menez « ${redirect.from} » directement à la dernière adresse.`;
      return [
        makeFault(redirect, 'error', 'redirect-chain', `La redirection mène à une autre : ${path}.`, remedy),
      ];
    }
    return [];
  });
}

interface Row {
  address: FormerAddress;
  line: number;
  column: number;
}

/** The rows of the table where they stand in its file; none where the folder has no table. */
async function locateRows(contentDir: string, addresses: readonly FormerAddress[]): Promise<Row[]> {
  const text = await readFile(join(contentDir, 'referentiels', FORMER_ADDRESSES_FILE), 'utf8').catch(
    () => '',
  );
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  if (!isSeq(contents) || contents.items.length !== addresses.length) return [];
  return addresses.map((address, rank) => {
    const item = contents.items[rank] as { range?: [number, number, number] } | undefined;
    const { line, col } = lines.linePos(item?.range?.[0] ?? 0);
    return { address, line, column: col };
  });
}

function checkRow(row: Row, rows: readonly Row[], { isAnswered }: KnownAddresses): Fault[] {
  const { address, line, column } = row;
  const place = { file: `referentiels/${FORMER_ADDRESSES_FILE}`, line, column };
  const faults: Fault[] = [];
  const conflict = (message: string, remedy: string) => {
    faults.push(makeFault(place, 'warning', 'redirect-conflict', message, remedy));
  };
  const from = normaliseFormerPath(address.from);
  if (isAnswered(from))
    conflict(`« ${address.from} » est l’adresse d’une page : cette ligne ne sert pas.`, 'Retirez-la.');
  const twin = rows.find((other) => other.line < line && normaliseFormerPath(other.address.from) === from);
  if (twin) conflict(`« ${address.from} » est déjà à la ligne ${twin.line}.`, 'Gardez l’une des deux.');
  const target = 'to' in address ? address.to : address.see;
  if (target !== undefined && !isAnswered(pathOf(target)) && !isRedirected(pathOf(target), rows)) {
    const outcome =
      'to' in address ? 'l’ancienne adresse répond « page retirée »' : 'aucune page n’est proposée';
    const message = `« ${target} » ne mène à aucune page du portail : ${outcome}.`;
    faults.push(makeFault(place, 'warning', 'redirect-target', message, REMEDY));
  }
  return faults;
}

/** That a target is itself redirected is said as a chain. */
function isRedirected(path: string, rows: readonly Row[]): boolean {
  return rows.some(({ address }) => 'to' in address && normaliseFormerPath(address.from) === path);
}

/** The table of former addresses and what documents say of theirs: no loop, no chain, no target that does not exist. */
export async function checkRedirects(
  contentDir: string,
  addresses: readonly FormerAddress[],
  ofDocuments: readonly Redirect[],
  known: KnownAddresses,
): Promise<Fault[]> {
  const rows = await locateRows(contentDir, addresses);
  const ofTable = rows.flatMap(({ address, line, column }) =>
    'to' in address
      ? [{ from: address.from, to: address.to, file: `referentiels/${FORMER_ADDRESSES_FILE}`, line, column }]
      : [],
  );
  // What a page answers is never redirected: such a row is a conflict, not the middle of a chain.
  const chained = checkChains([...ofTable.filter(({ from }) => !known.isAnswered(from)), ...ofDocuments]);
  return [...chained, ...rows.flatMap((row) => checkRow(row, rows, known))];
}

/** True for an address that the table knows. */
export function makeIsFormer(addresses: readonly FormerAddress[]): (path: string) => boolean {
  const finder = new FormerAddressFinder(addresses);
  return (path) => {
    const row = finder.find(path);
    return row !== undefined && 'to' in row;
  };
}
