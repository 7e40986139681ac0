import { execFile, execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { joinStore, STORE_FILE } from '#db/client.ts';
import { INDEX_FILE } from '#db/index/client.ts';
import { copyContent } from '#e2e/support/copy-content.ts';
import { runPortal, type TestPortal } from '#e2e/support/run-portal.ts';
import { startVisits, type Visits } from '#e2e/support/visit.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Answers waited for, so that a fault has met every kind of address. */
const ROUND = 300;
const DAY_MS = 86_400_000;

test.describe.configure({ timeout: 300_000 });

let content: string;
test.beforeEach(() => {
  content = copyContent();
});
test.afterEach(() => {
  rmSync(content, { recursive: true });
});

/** Addresses of each kind that no visit asks for: nothing is at hand to answer them with. */
const NEVER_ASKED = [
  '/produits/nata',
  '/produits?q=jamais',
  '/recherche?q=jamais',
  '/produits.csv?q=jamais',
  '/produits/flux.json?q=jamais',
  '/api/v1/products?q=jamais',
  '/api/v1/articles',
  '/sitemap.xml',
  '/actualites/flux.rss',
  '/recherche/suggestions?q=jama',
];

const page = (title: string) => `---\ntitle: ${title}\n---\n\nUn texte.\n`;
const write = (slug: string) => writeFileSync(join(content, `pages/${slug}.md`), page(slug));
const statusOf = async ({ url }: TestPortal, path: string) => (await fetch(url + path)).status;
const expectPage = (portal: TestPortal, path: string) =>
  expect.poll(() => statusOf(portal, path), { timeout: 60_000 }).toBe(200);
const readiness = async ({ url }: TestPortal): Promise<unknown> => (await fetch(`${url}/readyz`)).json();

/** So many answers more. */
const goOn = async (visits: Visits) => {
  const from = visits.answered();
  await expect.poll(() => visits.answered() - from, { timeout: 120_000 }).toBeGreaterThan(ROUND);
};

/** Runs a portal that people visit all the time; gives back what none of them should have got. */
async function visitDuring(portal: TestPortal, work: (visits: Visits) => Promise<void>): Promise<string[]> {
  const visits = startVisits(portal.url);
  let ended: Promise<string[]> | undefined;
  try {
    await goOn(visits);
    await work(visits);
    await goOn(visits);
  } finally {
    ended = visits.end();
    await ended;
  }
  return ended;
}

/** A small disk of its own at this folder. */
async function mountSmallDisk(folder: string): Promise<void> {
  await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]);
}
const unmount = (folder: string) => void execFileSync('umount', ['--lazy', folder]);

function fill(folder: string): () => void {
  const file = join(folder, '.plein');
  const { bavail, bsize } = statfsSync(folder);
  for (const size of [bavail * bsize, bsize]) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full is what is wanted.
    }
  }
  return () => {
    rmSync(file);
  };
}

/** Writes over the middle of a file in place, as a failing disk would. */
function spoil(file: string): void {
  const { size } = statSync(file);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(Math.min(size - 4_096, 65_536), 0xa5), 0, undefined, 4_096);
  closeSync(handle);
}

test('a disk that is full takes no page away, and what waited comes in once there is room', async () => {
  const portal = await runPortal(content, mountSmallDisk);
  try {
    const faults = await visitDuring(portal, async (visits) => {
      const free = fill(portal.dataDir);
      write('arrive-disque-plein');
      await goOn(visits);
      free();
      await expectPage(portal, '/arrive-disque-plein');
    });
    expect(faults).toEqual([]);
  } finally {
    await portal.stop(unmount);
  }
});

test('a portal that starts on a read-only disk serves its pages and says why the studio is closed', async () => {
  const first = await runPortal(content);
  let folder = '';
  const kept = `${content}-donnees`;
  await first.stop((dataDir) => void execFileSync('cp', ['-a', dataDir, kept]));
  const portal = await runPortal(content, (dataDir) => {
    folder = dataDir;
    execFileSync('mount', ['--bind', kept, dataDir]);
    execFileSync('mount', ['-o', 'remount,bind,ro', dataDir]);
    return Promise.resolve();
  });
  try {
    const faults = await visitDuring(portal, async () => {
      expect(await readiness(portal)).toMatchObject({ status: 'degraded' });
      expect((await fetch(`${portal.url}/studio`, { redirect: 'manual' })).status).toBe(503);
    });
    expect(faults).toEqual([]);
  } finally {
    await portal.stop(() => unmount(folder));
    rmSync(kept, { recursive: true });
  }
});

test('a store that is locked takes no page away', async () => {
  const portal = await runPortal(content);
  const store = joinStore(portal.dataDir);
  try {
    const faults = await visitDuring(portal, async (visits) => {
      store.db.$client.exec('BEGIN EXCLUSIVE');
      write('arrive-verrou');
      await goOn(visits);
      store.db.$client.exec('ROLLBACK');
      await expectPage(portal, '/arrive-verrou');
    });
    expect(faults).toEqual([]);
  } finally {
    store.close();
    await portal.stop();
  }
});

for (const { name, damage } of [
  {
    name: 'deleted',
    damage: (dataDir: string) => {
      for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, INDEX_FILE + end), { force: true });
    },
  },
  { name: 'damaged', damage: (dataDir: string) => spoil(join(dataDir, INDEX_FILE)) },
])
  test(`an index that is ${name} while the portal runs takes no page away, and is made again`, async () => {
    const portal = await runPortal(content);
    try {
      const faults = await visitDuring(portal, async (visits) => {
        damage(portal.dataDir);
        const statuses = NEVER_ASKED.map(async (path) => [path, await statusOf(portal, path)]);
        expect(await Promise.all(statuses)).toEqual(NEVER_ASKED.map((path) => [path, 200]));
        await goOn(visits);
        write('arrive-apres-index');
        await expectPage(portal, '/arrive-apres-index');
      });
      expect(faults).toEqual([]);
    } finally {
      await portal.stop();
    }
  });

test('a store that is damaged while the portal runs takes no page away, now or at the next start', async () => {
  const portal = await runPortal(content);
  const kept = `${content}-donnees`;
  try {
    const faults = await visitDuring(portal, async (visits) => {
      spoil(join(portal.dataDir, STORE_FILE));
      write('arrive-magasin-abime');
      await goOn(visits);
    });
    expect(faults).toEqual([]);
  } finally {
    await portal.stop((dataDir) => void execFileSync('cp', ['-a', dataDir, kept]));
  }
  // Stopping wrote what the log still held over it: it is spoiled again, as a disk that goes on failing would.
  spoil(join(kept, STORE_FILE));
  const spoiled = readFileSync(join(kept, STORE_FILE));
  const next = await runPortal(content, (dataDir) =>
    Promise.resolve(void execFileSync('cp', ['-a', `${kept}/.`, dataDir])),
  );
  try {
    expect(await visitDuring(next, (visits) => goOn(visits))).toEqual([]);
  } finally {
    await next.stop((dataDir) => {
      expect(readFileSync(join(dataDir, STORE_FILE)).equals(spoiled)).toBe(true);
    });
    rmSync(kept, { recursive: true });
  }
});

test('a clock that jumps, forwards and back, takes no page away; the day follows it', async () => {
  const folder = `${content}-horloge`;
  mkdirSync(folder);
  const file = join(folder, 'decalage');
  writeFileSync(file, '0');
  const clock = join(ROOT, 'e2e/support/jumping-clock.mjs');
  const portal = await runPortal(content, undefined, {
    NODE_OPTIONS: `--import ${clock}`,
    CLOCK_OFFSET_FILE: file,
  });
  const dayOf = async () =>
    /"as_of":"([\d-]+)"/.exec(await (await fetch(`${portal.url}/api/v1/products`)).text())?.[1];
  try {
    const faults = await visitDuring(portal, async (visits) => {
      const today = await dayOf();
      for (const days of [400, -400, 0]) {
        writeFileSync(file, String(days * DAY_MS));
        await expect
          .poll(async () =>
            Math.round((Date.parse((await dayOf()) ?? '') - Date.parse(today ?? '')) / DAY_MS),
          )
          .toBe(days);
        await goOn(visits);
        write(`arrive-${days + 1_000}`);
        await expectPage(portal, `/arrive-${days + 1_000}`);
      }
    });
    expect(faults).toEqual([]);
  } finally {
    await portal.stop();
    rmSync(folder, { recursive: true });
  }
});
