import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { addDraft } from '#db/queries/drafts.ts';
import { findStoredDocument } from '#db/queries/revisions.ts';
import { addPublication, addWithdrawal } from '#db/queries/schedules.ts';
import { insertStaff } from '#db/queries/staff.ts';
import { bundleProgram, type Program } from '#lib/content/testing/bundle-program.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';

export interface ScheduleRounds {
  schedules: number;
  processes: number;
  /** Processes killed at work, each replaced by another. */
  kills: number;
}

export interface ScheduleReport extends ScheduleRounds {
  /** What each process that came to its end had done. */
  shares: number[];
  states: Record<string, number>;
  /** Documents that were published or withdrawn other than once, or whose file says something else. */
  wrong: string[];
}

/** Hours fall within this time, so that some are due at start and others while the processes are at work. */
const SPREAD_MS = 2_000;

interface Awaited {
  slug: string;
  text: string;
}

/** One in four is a withdrawal of a page that is there; the others publish a page that is not yet. */
async function prepare(shop: Workshop, count: number): Promise<Awaited[]> {
  const isWithdrawal = (rank: number) => rank % 4 === 0;
  const slugs = Array.from({ length: count }, (_, rank) => `essai-${rank}`);
  for (const [rank, slug] of slugs.entries())
    if (isWithdrawal(rank)) shop.write(`produits/${slug}.mdx`, sheet(`Essai ${rank}`));
  await shop.ingester.scan();
  const at = new Date().toISOString();
  const person = {
    email: 'camille@exemple.gouv.fr',
    role: 'editeur',
    products: null,
    invitedById: null,
  } as const;
  const { id: staffId } = insertStaff(shop.store.db, person, at);
  const awaited: Awaited[] = [];
  for (const [rank, slug] of slugs.entries()) {
    const dueAt = new Date(Date.now() + (SPREAD_MS * rank) / count).toISOString();
    const common = {
      minute: '2026-01-01T10:00',
      dueAt,
      reason: 'Essai',
      staffId,
      createdAt: at,
      target: slug,
    };
    const text = sheet(`Essai ${rank}`);
    if (isWithdrawal(rank)) {
      const document = await findStoredDocument(shop.store, 'produits', slug);
      if (!document) throw new Error(`no document ${slug}`);
      await addWithdrawal(shop.store, { documentId: document.id, word: null, ...common });
      awaited.push({ slug, text: sheet(`Essai ${rank}`, 'publish: false\n') });
      continue;
    }
    const { draft } = await addDraft(shop.store, {
      documentId: null,
      kind: 'produits',
      slug,
      format: 'mdx',
      text,
      baseRevisionId: null,
      baseFileHash: null,
      ownerId: staffId,
      createdAt: at,
    });
    await addPublication(shop.store, { draftId: draft.id, draftVersion: 1, override: null, ...common });
    awaited.push({ slug, text });
  }
  return awaited;
}

function startRunner({ file }: Program, root: string, shares: number[]) {
  const child = spawn(process.execPath, [file, root], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent', NODE_ENV: 'production' },
  });
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'prêt') resolve();
      else shares.push(Number(line.replace('fait ', '')));
    });
  });
  return { child, ready, closed: once(child, 'close') };
}

function judge(shop: Workshop, awaited: readonly Awaited[]): string[] {
  const sql = shop.store.db.$client;
  const countRevisions = sql
    .prepare<[string], number>(
      `SELECT count(*) FROM revision JOIN document ON document.id = revision.document_id
       WHERE document.slug = ? AND revision.source = 'studio'`,
    )
    .pluck();
  const countActs = sql
    .prepare<[string], number>(
      `SELECT count(*) FROM audit WHERE target = ? AND action IN ('publish', 'withdraw')`,
    )
    .pluck();
  return awaited.flatMap(({ slug, text }) => {
    const times = [countRevisions.get(slug), countActs.get(`produits/${slug}`)];
    const file = readFileSync(join(shop.contentDir, `produits/${slug}.mdx`), 'utf8');
    return times.every((count) => count === 1) && file === text ? [] : [`${slug} ${times.join(' ')}`];
  });
}

/** Several processes at the same schedules, some of them killed at work. */
export async function runScheduleRounds(asked: ScheduleRounds): Promise<ScheduleReport> {
  const shop = openWorkshop();
  shop.time.now = new Date();
  const program = await bundleProgram(join(import.meta.dirname, 'schedule-runner.ts'));
  const thread = await bundleProgram(join(import.meta.dirname, '../check-thread.ts'));
  mkdirSync(join(shop.root, '.next'));
  // Node follows the link: the thread finds the packages beside its own file.
  symlinkSync(thread.file, join(shop.root, '.next/portail-check.mjs'));
  const awaited = await prepare(shop, asked.schedules);
  const shares: number[] = [];
  const start = () => startRunner(program, shop.root, shares);
  const runners = Array.from({ length: asked.processes }, start);
  await Promise.all(runners.map(({ ready }) => ready));
  for (const { child } of runners) child.stdin.write('va\n');
  for (let kill = 0; kill < asked.kills; kill += 1) {
    await wait(400 + 150 * (kill % 5));
    const rank = kill % runners.length;
    const killed = runners[rank];
    killed?.child.kill('SIGKILL');
    await killed?.closed;
    const next = start();
    runners[rank] = next;
    await next.ready;
    next.child.stdin.write('va\n');
  }
  await Promise.all(runners.map(({ closed }) => closed));
  // What a process killed between the store and the file left: the scans go on with it.
  for (let pass = 0; pass < 2; pass += 1) {
    shop.time.now = new Date(Date.now() + 2_000 * (pass + 1));
    await shop.ingester.scan();
  }
  const rows = shop.store.db.$client
    .prepare<[], { state: string; count: number }>(
      'SELECT state, count(*) AS count FROM schedule GROUP BY state',
    )
    .all();
  const states = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  const report = { ...asked, shares, states, wrong: judge(shop, awaited) };
  program.remove();
  thread.remove();
  shop.close();
  return report;
}
