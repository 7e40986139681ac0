import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '#db/client.ts';
import { findDocument } from '#db/index/document.ts';
import { listAudit } from '#db/queries/audit.ts';
import { saveLinkCheck } from '#db/queries/link-checks.ts';
import { listPurges } from '#db/queries/purges.ts';
import { findStoredDocument, listRefusedFiles, listRevisions } from '#db/queries/revisions.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { PurgeError } from './purge-error.ts';
import { purge, type PurgePlace, type PurgeRequest } from './purge.ts';
import { followPurgeList } from './reapply.ts';

const SECRET = 'Zorglub-Bulgroz';
const MIGRATIONS = resolve(import.meta.dirname, '../../db/migrations');

let shop: Workshop;
let place: PurgePlace;
beforeEach(() => {
  shop = openWorkshop();
  const { store, contentDir, dataDir, writer, time } = shop;
  place = { store, contentDir, dataDir, index: writer, clock: { now: () => time.now }, holder: 'purge' };
});
afterEach(() => {
  shop.close();
});

const ask = (request: Omit<PurgeRequest, 'reason'>) =>
  purge(place, { ...request, reason: 'Vie privée' }, null);

/** Files of a folder that hold the words, whatever their form. */
function listHolders(folder: string): string[] {
  const words = [SECRET, SECRET.toLowerCase(), 'zorglub'];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return words.some((word) => bytes.includes(word));
    });
}

async function publishTwice(): Promise<number[]> {
  shop.write('produits/nata.md', sheet(SECRET));
  await shop.ingester.scan();
  shop.write('produits/nata.md', sheet('Nata'));
  await shop.ingester.scan();
  const document = await findStoredDocument(shop.store, 'produits', 'nata');
  return (await listRevisions(shop.store, document?.id ?? 0)).map(({ id }) => id).reverse();
}

describe('a document that is purged', () => {
  beforeEach(async () => {
    shop.write('produits/nata.md', sheet(SECRET));
    shop.write('produits/mano.md', sheet('Mano'));
    await shop.ingester.scan();
  });

  test('is in no file of the portal any more, and its address says that it is gone', async () => {
    await saveLinkCheck(shop.store, {
      url: `https://exemple.fr/${SECRET}`,
      checkedAt: shop.time.now.toISOString(),
      status: '200',
      failures: 0,
      firstFailedAt: null,
    });
    expect(listHolders(shop.root)).not.toEqual([]);
    const report = await ask({ kind: 'document', id: 'produits/nata' });
    expect(report).toMatchObject({
      revisions: 1,
      buried: 1,
      files: { removed: ['produits/nata.md'], remaining: [] },
    });
    expect(listHolders(shop.root)).toEqual([]);
    expect(findDocument(shop.index, 'produits', 'nata')).toMatchObject({
      title: 'Contenu supprimé',
      publish: false,
      wasPublic: true,
    });
    await shop.ingester.scan();
    await shop.ingester.scan();
    expect(shop.title('produits', 'mano')).toBe('Mano');
    expect(listHolders(shop.root)).toEqual([]);
  });

  test('is written down with its reason, in the purges and in the journal', async () => {
    await ask({ kind: 'document', id: 'produits/nata' });
    expect(await listPurges(shop.store)).toMatchObject([
      { kind: 'document', target: 'produits/nata', reason: 'Vie privée', staffId: null },
    ]);
    expect(await listAudit(shop.store, { action: 'purge' }, { limit: 10, offset: 0 })).toMatchObject([
      { target: 'produits/nata', reason: 'Vie privée' },
    ]);
  });

  test('does not come back with its file', async () => {
    await ask({ kind: 'document', id: 'produits/nata' });
    shop.write('produits/nata.md', sheet(SECRET));
    shop.write('produits/autre-nom.md', sheet(SECRET));
    const { revision } = await shop.ingester.scan();
    expect(await listRefusedFiles(shop.store)).toMatchObject([
      { path: 'produits/autre-nom.md', refusal: expect.stringContaining('file-purged') as unknown },
      { path: 'produits/nata.md' },
    ]);
    expect(shop.title('produits', 'nata')).toBe('Contenu supprimé');
    expect((await shop.ingester.scan()).revision).toBe(revision);
  });

  test('may have another text under the same address, which an editor lets in', async () => {
    await ask({ kind: 'document', id: 'produits/nata' });
    shop.write('produits/nata.md', sheet('Nata, autrement'));
    expect(await shop.ingester.scan()).toMatchObject({ waiting: 1, refused: 0 });
  });

  test('that nobody could read leaves no address behind', async () => {
    shop.write('produits/cache.md', sheet(SECRET, 'publish: false\n'));
    await shop.ingester.scan();
    await ask({ kind: 'document', id: '/produits/cache' });
    expect(await findStoredDocument(shop.store, 'produits', 'cache')).toBeUndefined();
    expect(findDocument(shop.index, 'produits', 'cache')).toBeUndefined();
  });

  test('keeps its former addresses gone', async () => {
    shop.write('produits/nata.md', sheet(SECRET, 'redirect_from:\n  - /ancienne\n'));
    await shop.ingester.scan();
    await ask({ kind: 'document', id: 'produits/nata' });
    const kept = shop.index.prepare('SELECT path FROM redirect').pluck().all();
    expect(kept).toContain('/ancienne');
  });

  test.each(['produits/inconnu', 'autre/nata', 'produits/../nata', 'produits/nata/x', ''])(
    'and does not exist is refused: %s',
    async (id) => {
      await expect(ask({ kind: 'document', id })).rejects.toThrow(PurgeError);
      expect(await listPurges(shop.store)).toEqual([]);
    },
  );
});

describe('a version that is purged', () => {
  test('leaves the others, and the page as it is', async () => {
    const [first = 0, second = 0] = await publishTwice();
    expect(await ask({ kind: 'revision', id: String(first) })).toMatchObject({ revisions: 1, buried: 0 });
    expect(listHolders(shop.root)).toEqual([]);
    expect(shop.title('produits', 'nata')).toBe('Nata');
    const document = await findStoredDocument(shop.store, 'produits', 'nata');
    expect((await listRevisions(shop.store, document?.id ?? 0)).map(({ id }) => id)).toEqual([second]);
    expect(readFileSync(join(shop.contentDir, 'produits/nata.md'), 'utf8')).toBe(sheet('Nata'));
  });

  test('and is live takes the page away, its file too, until an editor puts another text in', async () => {
    shop.write('produits/nata.md', sheet('Nata'));
    await shop.ingester.scan();
    shop.write('produits/nata.md', sheet(SECRET));
    await shop.ingester.scan();
    const document = await findStoredDocument(shop.store, 'produits', 'nata');
    const report = await ask({ kind: 'revision', id: String(document?.liveRevisionId) });
    expect(report).toMatchObject({ buried: 1, files: { removed: ['produits/nata.md'] } });
    await shop.ingester.scan();
    await shop.ingester.scan();
    expect(listHolders(shop.root)).toEqual([]);
    expect(findDocument(shop.index, 'produits', 'nata')).toMatchObject({ publish: false, retired: false });
    expect(await listRevisions(shop.store, document?.id ?? 0)).toHaveLength(2);
  });

  test('raises the content revision, so that no cache keeps it', async () => {
    const [first = 0] = await publishTwice();
    const { revision } = await shop.ingester.scan();
    await ask({ kind: 'revision', id: String(first) });
    expect((await shop.ingester.scan()).revision).toBeGreaterThan(revision);
  });

  test.each(['0', '-1', '99', '1e3', 'x'])('and does not exist is refused: %s', async (id) => {
    await publishTwice();
    await expect(ask({ kind: 'revision', id })).rejects.toThrow('n’existe pas');
  });
});

describe('an image that is purged', () => {
  const file = () => join(shop.contentDir, 'medias/rue.png');
  let bytes: Buffer;
  beforeEach(async () => {
    bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    mkdirSync(join(shop.contentDir, 'medias'), { recursive: true });
    writeFileSync(file(), bytes);
    shop.write('produits/nata.md', sheet('Nata', 'image:\n  src: /medias/rue.png\n  alt: Une rue\n'));
    await shop.ingester.scan();
    await shop.ingester.settle();
    await shop.ingester.scan();
  });

  test('is gone with its variants, and who still shows it is named', async () => {
    expect(readdirSync(join(shop.dataDir, 'medias'))).not.toEqual([]);
    expect(await ask({ kind: 'media', id: 'rue.png' })).toMatchObject({
      target: 'medias/rue.png',
      referrers: ['produits/nata'],
    });
    expect(existsSync(file())).toBe(false);
    expect(readdirSync(join(shop.dataDir, 'medias'))).toEqual([]);
    expect(shop.index.prepare('SELECT src FROM image').all()).toEqual([]);
  });

  test('and comes back with the repository goes again; another one of its name stays', async () => {
    await ask({ kind: 'media', id: 'rue.png' });
    writeFileSync(file(), bytes);
    await shop.ingester.scan();
    expect(existsSync(file())).toBe(false);
    writeFileSync(file(), await sharp(bytes).resize(20).png().toBuffer());
    await shop.ingester.scan();
    expect(existsSync(file())).toBe(true);
    await shop.ingester.settle();
  });

  test.each(['../rue.png', 'absente.png', '.rue.png', 'rue.txt'])('is refused: %s', async (id) => {
    await expect(ask({ kind: 'media', id })).rejects.toThrow(PurgeError);
  });
});

describe('the list beside the content', () => {
  test('tells another store over the same content what is gone, without the reason', async () => {
    shop.write('produits/nata.md', sheet(SECRET));
    await shop.ingester.scan();
    await ask({ kind: 'document', id: 'produits/nata' });
    expect(readFileSync(join(shop.contentDir, 'purges.json'), 'utf8')).not.toContain('Vie privée');
    const other: Store = openStore(join(shop.root, 'other'), MIGRATIONS);
    await followPurgeList(other, shop.contentDir);
    await followPurgeList(other, shop.contentDir);
    expect(await listPurges(other)).toMatchObject([{ kind: 'document', target: 'produits/nata' }]);
    other.close();
  });
});
