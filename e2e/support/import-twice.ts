import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#lib/clock.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { importBeta } from '#lib/exchange/import-beta.ts';
import { readSheet } from '#lib/exchange/read-sheet.ts';
import type { TestStudio } from './open-studio.ts';

const FACTS = `mission: Servir d’essai
phases:
  - name: construction
    start: 2024-01-01
`;
const sheet = (betaId: string, extra: string, body: string) =>
  readSheet(betaId, `---\ntitle: Essai ${betaId}\n${FACTS}${extra}---\n\n${body}\n`);

/** An import, changes of ours, and another import that says otherwise. */
export async function importTwice({ contentDir, store }: TestStudio, betaId: string): Promise<string> {
  const referentials = await loadReferentials();
  const run = (extra: string, body: string) =>
    importBeta([sheet(betaId, extra, body)], {
      contentDir,
      store,
      referentials,
      clock: systemClock,
      dryRun: false,
    });
  const file = join(contentDir, `produits/${betaId}.md`);
  await run('link: https://un.beta.gouv.fr\ntechno: [ruby]\ncontact: https://un.fr\n', 'Un texte.');
  const text = await readFile(file, 'utf8');
  const own = text
    .replace('//un.beta', '//ici.beta')
    .replace('//un.fr', '//ici.fr')
    .replace('ruby', 'python');
  await writeFile(file, own.replace('Un texte.', 'Un texte d’ici.'));
  const later = 'link: https://deux.beta.gouv.fr\ntechno: [go, rust]\ncontact: https://deux.fr\n';
  await run(later, 'Un texte de là-bas.');
  return file;
}
