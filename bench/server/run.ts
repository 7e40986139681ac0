/** The document server beside nginx and plain Next, on one core each; `README.md` says what is measured. */
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { buffer as readBytes } from 'node:stream/consumers';
import { findFreePort } from '#e2e/support/find-free-port.ts';
import { describeMachine } from '#bench/machine.ts';
import { buildEmptyNext, startEmptyNext } from './empty-next.ts';
import { startNginx } from './nginx.ts';
import { makeSite, PRODUCTS, type Site } from './portal.ts';
import { type Load, load, type Pinned, readMemory } from './processes.ts';
import { timePublications } from './publish.ts';

const HERE = import.meta.dirname;
const PAGE = '/produits/mano';
const WARM = { connections: 64, headers: ['Accept-Encoding: gzip'] };
/** Few wait at once: what is measured is the work, and at half load how long one waits. */
const SEARCHING = { connections: 16, script: join(HERE, 'searches.lua') };
const REST = join(HERE, 'rest.lua');
const ROUNDS = 3;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const best = (loads: readonly Load[]): Load => {
  const rate = middle(loads.map(({ perSecond }) => perSecond));
  const found = loads.find(({ perSecond }) => perSecond === rate);
  if (!found) throw new Error('nothing was measured');
  return found;
};

/** The rest that makes so many connections ask half as much as they could. */
const restFor = (full: Load, connections: number): number =>
  Math.max(1, Math.round((connections / (full.perSecond / 2)) * 1_000 - full.p50Ms / 4));

/** As it was sent: `fetch` would unpack it. */
function askPacked(url: string): Promise<{ bytes: Buffer; headers: Headers }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      readBytes(answer).then((bytes) => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
        resolve({ bytes, headers });
      }, reject);
    })
      .once('error', reject)
      .end();
  });
}

async function measureWarm(portal: Pinned, site: Site) {
  const document = await askPacked(portal.url + PAGE);
  const nginx = await startNginx(site.dir, await findFreePort(), document);
  const beside = await askPacked(`${nginx.url}/page.html`);
  if (!beside.bytes.equals(document.bytes)) throw new Error('nginx sends other bytes');
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(load(portal.url + PAGE, { ...WARM, seconds: 4 }));
    theirs.push(load(`${nginx.url}/page.html`, { ...WARM, seconds: 4 }));
  }
  await nginx.stop();
  const [portalLoad, nginxLoad] = [best(ours), best(theirs)];
  const restMs = restFor(portalLoad, WARM.connections);
  const halfLoad = load(portal.url + PAGE, { ...WARM, seconds: 5, script: REST, restMs });
  const ratio = portalLoad.perSecond / nginxLoad.perSecond;
  return { bytes: document.bytes.length, portal: portalLoad, nginx: nginxLoad, ratio, halfLoad };
}

async function measureSearches(portal: Pinned) {
  load(portal.url, { ...SEARCHING, seconds: 3 });
  const full = load(portal.url, { ...SEARCHING, seconds: 8, firstRank: 1_000 });
  const restMs = restFor(full, SEARCHING.connections);
  const halfLoad = load(portal.url, { ...SEARCHING, seconds: 8, restMs, firstRank: 2_500 });
  return { portal: full, halfLoad };
}

async function measureEmptyNext() {
  const next = await startEmptyNext(await findFreePort());
  const asked = { connections: SEARCHING.connections, headers: [] };
  load(next.url, { ...asked, seconds: 3 });
  const full = load(next.url, { ...asked, seconds: 6 });
  await next.stop();
  return full;
}

async function measureStart(site: Site): Promise<number> {
  const portal = await site.start(await findFreePort());
  await portal.stop();
  return portal.firstAnswerMs;
}

async function run() {
  buildEmptyNext();
  const site = makeSite();
  try {
    const firstIndexMs = await measureStart(site);
    console.log('first index', Math.round(firstIndexMs));
    const starts = [await measureStart(site), await measureStart(site), await measureStart(site)];
    console.log('starts', starts.map(Math.round));
    const portal = await site.start(await findFreePort());
    const warm = await measureWarm(portal, site);
    console.log('warm', warm);
    const searches = await measureSearches(portal);
    console.log('searches', searches);
    const publications = await timePublications({ ...site, url: portal.url }, 5);
    console.log('publications', publications);
    // The serving process: taskset becomes it.
    const memory = readMemory(portal.child.pid ?? 0);
    await portal.stop();
    const emptyNext = await measureEmptyNext();
    return {
      products: PRODUCTS,
      warm,
      searches: { ...searches, emptyNext, ratio: searches.portal.perSecond / emptyNext.perSecond },
      startMs: { middle: middle(starts), withoutIndex: firstIndexMs },
      publicationMs: { middle: middle(publications), worst: Math.max(...publications) },
      memory,
    };
  } finally {
    site.remove();
  }
}

const results = await run();
const round = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;
const text = JSON.stringify({ ...describeMachine(), ...results }, round, 2);
console.log(text);
writeFileSync(join(HERE, 'results.json'), `${text}\n`);
