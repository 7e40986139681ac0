import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../../../shared');
const MADE = resolve(import.meta.dirname, 'corpus');

export interface BetaSheet {
  betaId: string;
  source: string;
}

/**
 * Sheets of beta.gouv.fr to read with: those of the data beside the project where it stands, else a few made ones.
 * `made` tells which. In CI the data must be there.
 */
export function listBetaSheets(): { made: boolean; sheets: BetaSheet[] } {
  const real = join(SHARED, 'data/beta-gouv/_startups');
  const made = !existsSync(real);
  if (made && process.env['CI'] === 'true')
    throw new Error(`${real} is missing: CI must have the shared data`);
  const dir = made ? MADE : real;
  const sheets = readdirSync(dir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ betaId: name.slice(0, -3), source: readFileSync(join(dir, name), 'utf8') }));
  return { made, sheets };
}

/** The source documents of the portal, empty where the data is not there. */
export function listSourceDocuments(): string[] {
  const dir = join(SHARED, 'seeds');
  return existsSync(dir) ? readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8')) : [];
}
