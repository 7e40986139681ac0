import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { openWorkshop, type Workshop } from '#lib/content/testing/workshop.ts';
import { type BetaImport, importBeta, type ImportOptions } from '#lib/exchange/import-beta.ts';
import { readSheet } from '#lib/exchange/read-sheet.ts';
import type { RawSheet } from '#lib/exchange/sheet.ts';

const referentials = await loadReferentials();

/** A portal of its own to import into. */
export interface ExchangeShop extends Workshop {
  run(source: readonly RawSheet[], options?: Partial<ImportOptions>): Promise<BetaImport>;
  read(path: string): string;
  /** Every product file with its bytes, by name. */
  products(): Record<string, string>;
}

export function openExchangeShop(): ExchangeShop {
  const shop = openWorkshop();
  const { contentDir, store } = shop;
  return Object.assign(shop, {
    run: (source: readonly RawSheet[], options: Partial<ImportOptions> = {}) =>
      importBeta(source, {
        contentDir,
        referentials,
        clock: { now: () => shop.time.now },
        store,
        dryRun: false,
        ...options,
      }),
    read: (path: string) => readFileSync(join(contentDir, path), 'utf8'),
    products: () => {
      const dir = join(contentDir, 'produits');
      return Object.fromEntries(
        readdirSync(dir)
          .sort()
          .map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
      );
    },
  });
}

/** A sheet as its author keeps it. */
export function betaSheet(
  betaId: string,
  extra = '',
  body = '## Le problème\n\nUn texte de la source.\n',
): RawSheet {
  const head = `title: Essai\nmission: Servir d’essai\nincubator: sgmas\nphases:\n  - name: construction\n    start: 2024-01-01\n`;
  return readSheet(betaId, `---\n${head}${extra}---\n\n${body}`);
}
