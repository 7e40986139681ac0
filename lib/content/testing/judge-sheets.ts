import { slugify } from '#lib/slug.ts';
import { parseSource } from '#lib/content/parse.ts';
import type { BetaSheet } from './beta-sheets.ts';
import { loadReferentials } from './referentials.ts';

/** Why sheets are refused, each fault with its sheet; empty when none is. */
export async function listRefusals(sheets: readonly BetaSheet[]): Promise<string[]> {
  const referentials = await loadReferentials();
  const refused: string[] = [];
  for (const { betaId, source } of sheets) {
    const slug = slugify(betaId);
    const name = { path: `produits/${slug}.md`, kind: 'produits', slug, format: 'md' } as const;
    const { faults } = await parseSource(name, source, referentials);
    for (const fault of faults)
      if (fault.severity === 'error') refused.push(`${betaId}:${fault.line} ${fault.message}`);
  }
  return refused;
}
