import { resolve } from 'node:path';
import { readReferentials, type Referentials } from '#lib/content/referentials.ts';

/** The repository's own referentials. */
export function loadReferentials(): Promise<Referentials> {
  return readReferentials(resolve(import.meta.dirname, '../../../content/referentiels'));
}
