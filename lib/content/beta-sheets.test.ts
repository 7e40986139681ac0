import { describe, expect, test } from 'vitest';
import { slugify } from '#lib/slug.ts';
import { parseSource } from './parse.ts';
import { listBetaSheets } from './testing/beta-sheets.ts';
import { loadReferentials } from './testing/referentials.ts';

const referentials = await loadReferentials();
const { made, sheets } = listBetaSheets();

describe(`sheets as their authors keep them (${made ? 'made corpus' : 'beta.gouv.fr'}, ${sheets.length})`, () => {
  test('none is refused: what is irregular is a warning', async () => {
    const refused: string[] = [];
    for (const { betaId, source } of sheets) {
      const slug = slugify(betaId);
      const name = { path: `produits/${slug}.md`, kind: 'produits', slug, format: 'md' } as const;
      const { faults } = await parseSource(name, source, referentials);
      for (const fault of faults)
        if (fault.severity === 'error') refused.push(`${betaId}:${fault.line} ${fault.message}`);
    }
    expect(refused).toEqual([]);
  });
});
