import { describe, expect, test } from 'vitest';
import { listBetaSheets } from './testing/beta-sheets.ts';
import { listRefusals } from './testing/judge-sheets.ts';

/** All of them are read by beta-sheets.long.ts. */
const SAMPLE = 30;

const { made, sheets } = listBetaSheets();
const step = Math.ceil(sheets.length / SAMPLE);
const sample = sheets.filter((_, rank) => rank % step === 0);

describe(`sheets as their authors keep them (${made ? 'made corpus' : 'beta.gouv.fr'}, ${sample.length} of ${sheets.length})`, () => {
  test('none is refused: what is irregular is a warning', async () => {
    expect(sample).not.toEqual([]);
    expect(await listRefusals(sample)).toEqual([]);
  });
});
