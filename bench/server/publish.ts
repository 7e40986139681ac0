import { setTimeout as wait } from 'node:timers/promises';
import { joinStore } from '#db/client.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { systemClock } from '#lib/clock.ts';
import { Checker } from '#lib/studio/checker.ts';
import { openDraft, saveDraft } from '#lib/studio/drafts.ts';
import { publishDraft } from '#lib/studio/publish.ts';
import { Studio } from '#lib/studio/studio.ts';
import { ROOT } from '#bench/latency/made-products.ts';

const PROBE_MS = 5;

/** From the publication of a text in the studio to the first page that shows it, in milliseconds, for each round. */
export async function timePublications(
  { url, dataDir, contentDir }: { url: string; dataDir: string; contentDir: string },
  rounds: number,
): Promise<number[]> {
  const studio = new Studio({
    store: joinStore(dataDir),
    contentDir,
    dataDir,
    clock: systemClock,
    checker: new Checker(ROOT, 'built'),
  });
  const invited = { email: `banc-${Date.now()}@exemple.gouv.fr`, role: 'editeur' as const, products: null };
  const { id } = insertStaff(studio.store.db, { ...invited, invitedById: null }, studio.now());
  const actor = { id, name: 'Banc', role: 'editeur' as const, products: null, sessionId: 1 };
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mark = `Essai de mesure ${round} ${Date.now()}`;
    const draft = await openDraft(studio, actor, 'produits', 'mano');
    const text = `${draft.text}\n\n${mark}\n`;
    const saved = await saveDraft(studio, actor, { id: draft.id, version: draft.version, text });
    if (saved.outcome !== 'saved') throw new Error(`the draft was not saved: ${saved.outcome}`);
    const started = performance.now();
    const asked = { draftId: draft.id, version: draft.version + 1, reason: 'Mesure', override: 'Mesure' };
    const done = await publishDraft(studio, actor, asked);
    if (done.outcome !== 'published') throw new Error(`the draft was not published: ${done.outcome}`);
    while (!(await (await fetch(`${url}/produits/mano`)).text()).includes(mark)) await wait(PROBE_MS);
    times.push(performance.now() - started);
  }
  studio.close();
  studio.store.close();
  return times;
}
