import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listPublications, type PublicationRow, publishRevision } from '#db/queries/publications.ts';
import { findRevision, findStoredDocument, listFilesOf, listRevisions } from '#db/queries/revisions.ts';
import { findLease, takeLease } from '#db/queries/leases.ts';
import { makeHolder } from './lease-holder.ts';
import { carryOut, withPublishLease } from './publication.ts';
import { hashOf } from './source-file.ts';
import { stageText, sweepStaged } from './staged-file.ts';
import { openWorkshop, sheet, type Workshop } from './testing/workshop.ts';

const PATH = 'produits/essai.mdx';
const BEFORE = sheet('Avant');
const AFTER = sheet('Après');

let shop: Workshop;
beforeEach(async () => {
  shop = openWorkshop();
  shop.write(PATH, BEFORE);
  await shop.ingester.scan();
});
afterEach(() => {
  shop.close();
});

const place = () => ({
  store: shop.store,
  contentDir: shop.contentDir,
  clock: { now: () => shop.time.now },
  holder: makeHolder(),
});
const read = (path = PATH) => readFileSync(join(shop.contentDir, path), 'utf8');
const hidden = () => readdirSync(join(shop.contentDir, 'produits')).filter((name) => name.startsWith('.'));
const wait = (ms: number) => {
  shop.time.now = new Date(shop.time.now.getTime() + ms);
};

async function getDocument() {
  const found = await findStoredDocument(shop.store, 'produits', 'essai');
  if (!found) throw new Error('no document');
  return found;
}

/** Puts a text live in the store alone, with its journal: what a process that died at once would leave. */
async function publishInStore(text = AFTER): Promise<PublicationRow> {
  const { id, liveRevisionId } = await getDocument();
  const done = await publishRevision(shop.store, {
    documentId: id,
    kind: 'produits',
    slug: 'essai',
    format: 'mdx',
    text,
    hash: hashOf(text),
    source: 'studio',
    authorId: null,
    reason: null,
    at: shop.time.now.toISOString(),
    baseRevisionId: liveRevisionId,
    withdrawal: null,
    draft: null,
    audit: { action: 'publish', details: null },
    files: [{ action: 'write', path: PATH, baseHash: hashOf(BEFORE) }],
  });
  const step = done.outcome === 'published' ? done.steps[0] : undefined;
  if (!step) throw new Error(done.outcome);
  return step;
}

test('a publication replaces the file, which makes no revision of its own', async () => {
  const step = await publishInStore();
  expect(await carryOut(place(), step)).toBe('written');
  expect(read()).toBe(AFTER);
  await shop.ingester.scan();
  wait(2_000);
  await shop.ingester.scan();
  const { id, waitingRevisionId } = await getDocument();
  expect((await listRevisions(shop.store, id)).map(({ source }) => source)).toEqual(['studio', 'fichier']);
  expect(waitingRevisionId).toBeNull();
  expect(await listPublications(shop.store)).toEqual([]);
  expect(hidden()).toEqual([]);
  expect(shop.title('produits', 'essai')).toBe('Après');
});

test('a scan between the rename and the journal takes the file for what it is', async () => {
  await publishInStore();
  writeFileSync(join(shop.contentDir, PATH), AFTER);
  await shop.ingester.scan();
  const { id, liveRevisionId } = await getDocument();
  expect(await listRevisions(shop.store, id)).toHaveLength(2);
  expect((await listFilesOf(shop.store, id))[0]).toMatchObject({
    headHash: hashOf(AFTER),
    headRevisionId: liveRevisionId,
  });
});

describe('after a crash', () => {
  test('before the file was touched, the next scan writes it', async () => {
    await publishInStore();
    await shop.ingester.scan();
    expect(read()).toBe(AFTER);
  });

  test('while the name was free, the next scan writes it', async () => {
    const step = await publishInStore();
    await stageText(join(shop.contentDir, PATH), AFTER);
    renameSync(join(shop.contentDir, PATH), join(shop.contentDir, `produits/.essai.mdx.${step.id}.ancien`));
    await shop.ingester.scan();
    expect(read()).toBe(AFTER);
    wait(2_000);
    await shop.ingester.scan();
    expect(hidden()).toEqual([]);
    expect((await getDocument()).waitingRevisionId).toBeNull();
  });

  test('what nobody published is cleared away after an hour', async () => {
    await stageText(join(shop.contentDir, PATH), 'jamais publié');
    await sweepStaged(join(shop.contentDir, 'produits'), Date.now());
    expect(hidden()).toHaveLength(1);
    await sweepStaged(join(shop.contentDir, 'produits'), Date.now() + 3_700_000);
    expect(hidden()).toEqual([]);
  });
});

describe('a rival writer', () => {
  test('who changed the file first keeps it, and their text waits', async () => {
    await publishInStore();
    shop.write(PATH, sheet('Rival'));
    await shop.ingester.scan();
    const { waitingRevisionId } = await getDocument();
    expect(read()).toBe(sheet('Rival'));
    expect((await findRevision(shop.store, waitingRevisionId ?? 0))?.text).toBe(sheet('Rival'));
    expect(shop.title('produits', 'essai')).toBe('Après');
  });

  test('whose text was moved aside unseen is kept, and waits', async () => {
    const step = await publishInStore();
    renameSync(join(shop.contentDir, PATH), join(shop.contentDir, `produits/.essai.mdx.${step.id}.ancien`));
    writeFileSync(join(shop.contentDir, `produits/.essai.mdx.${step.id}.ancien`), sheet('Rival'));
    expect(await carryOut(place(), step)).toBe('written');
    wait(2_000);
    await shop.ingester.scan();
    const { waitingRevisionId } = await getDocument();
    expect((await findRevision(shop.store, waitingRevisionId ?? 0))?.text).toBe(sheet('Rival'));
    expect(read()).toBe(AFTER);
  });

  test('who takes the name while it is free keeps it', async () => {
    const step = await publishInStore();
    renameSync(join(shop.contentDir, PATH), join(shop.contentDir, `produits/.essai.mdx.${step.id}.ancien`));
    shop.write(PATH, sheet('Rival'));
    expect(await carryOut(place(), step)).toBe('overtaken');
    wait(2_000);
    await shop.ingester.scan();
    expect(read()).toBe(sheet('Rival'));
    expect(hidden()).toEqual([]);
  });
});

test('a folder that refuses the file says so, and is tried again', async () => {
  await publishInStore();
  rmSync(join(shop.contentDir, PATH));
  mkdirSync(join(shop.contentDir, PATH));
  expect((await shop.ingester.scan()).reasons.join()).toContain('n’a pas pu être écrit');
  rmSync(join(shop.contentDir, PATH), { recursive: true });
  writeFileSync(join(shop.contentDir, PATH), BEFORE);
  expect((await shop.ingester.scan()).reasons).toEqual([]);
  expect(read()).toBe(AFTER);
});

test('one process publishes at a time, and a dead one keeps nobody waiting', async () => {
  const at = (ms: number) => new Date(shop.time.now.getTime() + ms).toISOString();
  await takeLease(shop.store, 'publish', 'another:1:x:y', {
    now: at(0),
    expiresAt: at(5_000),
    latest: at(20_000),
  });
  expect(await withPublishLease(place(), () => Promise.resolve('done'))).toBeUndefined();
  wait(6_000);
  expect(await withPublishLease(place(), () => Promise.resolve('done'))).toBe('done');
  expect(await findLease(shop.store, 'publish')).toBeUndefined();
});

test('a file taken away when its document moves retires nothing', async () => {
  const { id, liveRevisionId } = await getDocument();
  const done = await publishRevision(shop.store, {
    documentId: id,
    kind: 'produits',
    slug: 'nouveau',
    format: 'mdx',
    text: AFTER,
    hash: hashOf(AFTER),
    source: 'studio',
    authorId: null,
    reason: null,
    at: shop.time.now.toISOString(),
    baseRevisionId: liveRevisionId,
    withdrawal: null,
    draft: null,
    audit: { action: 'move', details: null },
    files: [
      { action: 'write', path: 'produits/nouveau.mdx', baseHash: null },
      { action: 'remove', path: PATH, baseHash: hashOf(BEFORE) },
    ],
  });
  expect(done.outcome).toBe('published');
  for (let pass = 0; pass < 4; pass += 1) {
    await shop.ingester.scan();
    wait(2_000);
  }
  expect(existsSync(join(shop.contentDir, PATH))).toBe(false);
  expect(read('produits/nouveau.mdx')).toBe(AFTER);
  expect((await findStoredDocument(shop.store, 'produits', 'nouveau'))?.retiredAt).toBeNull();
  expect(await findStoredDocument(shop.store, 'produits', 'essai')).toBeUndefined();
  expect(hidden()).toEqual([]);
});
