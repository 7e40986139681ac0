import { expect, test } from 'vitest';
import { listBetaSheets } from './testing/beta-sheets.ts';
import { listRefusals } from './testing/judge-sheets.ts';

test('no sheet of beta.gouv.fr is refused as its authors keep it', { timeout: 300_000 }, async () => {
  const { sheets } = listBetaSheets();
  expect(sheets).not.toEqual([]);
  expect(await listRefusals(sheets)).toEqual([]);
});
