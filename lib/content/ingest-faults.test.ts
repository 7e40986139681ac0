import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IndexReader, IndexWriter } from '#db/index/client.ts';
import { findDocument } from '#db/index/document.ts';
import { findMeta } from '#db/index/meta.ts';
import { takeLease } from '#db/queries/leases.ts';
import { contentFile, document, lease, revision, state } from '#db/schema/document.ts';
import { localMinute } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { Ingester } from './ingest.ts';
import { isDeadHolder, makeHolder } from './lease-holder.ts';
import { hashOf } from './source-file.ts';
import { UNSHOWN_TEXT } from './tags.ts';
import { openWorkshop, sheet, type Workshop } from './testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const PATH = 'produits/essai.mdx';
const BROKEN = sheet('Cassé').replace('Un texte', '<Inconnu>');
const OWN = resolve(import.meta.dirname, '../../content/referentiels');
const scan = () => shop.ingester.scan();
const later = (ms: number) => {
  shop.time.now = new Date(shop.time.now.getTime() + ms);
};
function visibility(slug: string, kind = 'produits') {
  const found = findDocument(shop.index, kind, slug);
  return found && visibilityAt(found, localMinute(shop.time.now));
}
function copyReferentials(rename: (text: string) => string = (text) => text): void {
  for (const name of readdirSync(OWN))
    shop.write(`referentiels/${name}`, rename(readFileSync(join(OWN, name), 'utf8')));
}
/** Changes one document as the studio would. */
function amend(id: number, set: Partial<typeof document.$inferInsert>): void {
  const row = { id, kind: 'produits', slug: `autre-${id}`, createdAt: '2026-11-22T09:00:00Z' };
  shop.store.db.insert(document).values(row).onConflictDoUpdate({ target: document.id, set }).run();
}
function publish(text: string, format: 'md' | 'mdx' = 'mdx'): number {
  const owners = shop.store.db.select().from(document).all();
  const documentId = owners.find(({ slug }) => slug === 'essai')?.id ?? 0;
  const createdAt = '2026-11-22T09:00:00Z';
  const { id } = shop.store.db
    .insert(revision)
    .values({ documentId, hash: hashOf(text), format, text, source: 'studio', createdAt })
    .returning()
    .get();
  amend(documentId, { liveRevisionId: id });
  return id;
}
function makeRival(holder: string): Ingester {
  const { store, contentDir, dataDir } = shop;
  const clock = { now: () => shop.time.now };
  const index = new IndexWriter(dataDir);
  return new Ingester({
    store,
    index,
    contentDir,
    dataDir,
    clock,
    holder,
    fallbackContentDir: resolve(OWN, '..'),
  });
}
async function lend(holder: string, left: number): Promise<void> {
  const at = (ms: number) => new Date(shop.time.now.getTime() + ms).toISOString();
  await takeLease(shop.store, 'ingest', holder, { now: at(0), expiresAt: at(left), latest: at(20_000) });
}
const removeIndex = () => {
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(shop.dataDir, `index.sqlite${suffix}`), { force: true });
};

describe('a text nested too deep for the parsers', () => {
  const DEEP = sheet('Profond') + '<div>'.repeat(5_000) + '\n';

  test('refuses its file and no other', async () => {
    shop.write('produits/a-profond.md', DEEP);
    shop.write(PATH, sheet('Essai'));
    expect(await scan()).toMatchObject({ documents: 1, refused: 1 });
    expect(shop.title('produits', 'essai')).toBe('Essai');
    expect(shop.store.db.select().from(contentFile).all()[0]?.refusal).toContain('nesting');
  });

  test('that is live does not stop the others', async () => {
    shop.write('produits/essai.md', sheet('Essai'));
    await scan();
    publish(DEEP, 'md');
    shop.write('produits/autre.mdx', sheet('Autre'));
    const { faults } = await scan();
    expect(faults.map(({ rule }) => rule)).toEqual(['nesting']);
    expect(shop.title('produits', 'autre')).toBe('Autre');
    expect(shop.title('produits', 'essai')).toBe('Essai');
  });
});

describe('referentials', () => {
  const renamed = (text: string) => text.replace(/^name: .*$/m, 'name: Portail à nous');
  const name = () => (JSON.parse(findMeta(shop.index, 'settings') ?? '{}') as { name?: string }).name;

  test('broken at start are those of the index, and the message says so', async () => {
    copyReferentials(renamed);
    const { revision: before } = await scan();
    shop.write('referentiels/portail.yaml', 'name: [');
    const report = await shop.restart().scan();
    expect(report.reasons.join()).toContain('Les derniers lisibles servent');
    expect(name()).toBe('Portail à nous');
    expect(report.revision).toBe(before);
  });

  test('broken at start without an index are the portal’s own', async () => {
    shop.write('referentiels/portail.yaml', 'name: [');
    const { reasons } = await scan();
    expect(reasons.join()).toContain('Ceux que livre le portail servent');
    expect((await scan()).reasons).toEqual(reasons);
  });

  test('broken everywhere publish nothing and stop nothing', async () => {
    shop.write('referentiels/portail.yaml', 'name: [');
    const { store, writer: index, contentDir, dataDir } = shop;
    const clock = { now: () => shop.time.now };
    const alone = new Ingester({
      store,
      index,
      contentDir,
      fallbackContentDir: contentDir,
      dataDir,
      clock,
      holder: 'test',
    });
    expect(await alone.scan()).toMatchObject({ complete: false, idle: false });
    copyReferentials();
    expect(await alone.scan()).toMatchObject({ complete: true, reasons: [] });
  });

  test('stay in force while the content folder is away, also in a new process', async () => {
    copyReferentials(renamed);
    const { revision: before } = await scan();
    renameSync(shop.contentDir, `${shop.contentDir}.away`);
    expect((await scan()).revision).toBe(before);
    const report = await shop.restart().scan();
    expect(report.revision).toBe(before);
    expect(report.reasons).toHaveLength(1);
    expect(name()).toBe('Portail à nous');
  });
});

describe('images', () => {
  const variants = () => readdirSync(join(shop.dataDir, 'medias'));
  const listed = () => shop.index.prepare<[], string>('SELECT src FROM image').pluck().all();
  beforeEach(async () => {
    mkdirSync(join(shop.contentDir, 'medias'));
    const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
    await image.png().toFile(join(shop.contentDir, 'medias/vue.png'));
    await scan();
    await shop.ingester.settle();
    await scan();
    await shop.ingester.settle();
  });

  test('stay while the content folder is away', async () => {
    renameSync(shop.contentDir, `${shop.contentDir}.away`);
    for (let pass = 0; pass < 3; pass += 1) await scan();
    expect(listed()).toEqual(['/medias/vue.png']);
    expect(variants()).toHaveLength(2);
  });

  test('lose their variants after two scans without them', async () => {
    rmSync(join(shop.contentDir, 'medias/vue.png'));
    await scan();
    await shop.ingester.settle();
    expect(listed()).toEqual([]);
    expect(variants()).toHaveLength(2);
    await scan();
    expect(variants()).toHaveLength(0);
  });

  test('whose variants could not be made are tried again, once a minute', async () => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, rank) => (rank * 7919) % 251));
    const png = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    writeFileSync(join(shop.contentDir, 'medias/coupe.png'), png.subarray(0, png.length / 2));
    const pass = async () => {
      await scan();
      await shop.ingester.settle();
    };
    await pass();
    expect(variants()).toHaveLength(2);
    // Only a new attempt sees that these are missing too.
    for (const file of variants()) rmSync(join(shop.dataDir, 'medias', file));
    later(50_000);
    await pass();
    expect(variants()).toHaveLength(0);
    later(11_000);
    await pass();
    expect(variants()).toHaveLength(2);
  });
});

describe('the lease', () => {
  test('of a process without it keeps its hands off the index and the store', async () => {
    shop.write(PATH, sheet('Essai'));
    await lend('autre', 5_000);
    expect(await scan()).toMatchObject({ idle: true, complete: false, revision: 0 });
    expect(readdirSync(shop.dataDir).filter((file) => file.startsWith('index'))).toEqual([]);
    later(6_000);
    const { revision: made } = await scan();
    const rival = makeRival('rival');
    expect(await rival.scan()).toMatchObject({ idle: true, complete: true, revision: made });
    publish(sheet('Studio'));
    await rival.scan();
    expect(shop.title('produits', 'essai')).toBe('Essai');
    await rival.release();
  });

  test('far in the future counts as expired', async () => {
    shop.store.db
      .insert(lease)
      .values({ name: 'ingest', holder: 'autre', expiresAt: '2036-01-01T00:00:00.000Z' })
      .run();
    expect((await scan()).idle).toBe(false);
  });

  test('is renewed at half its life, not at each scan', async () => {
    const expiry = () => shop.store.db.select().from(lease).get()?.expiresAt;
    await scan();
    const first = expiry();
    later(4_000);
    await scan();
    expect(expiry()).toBe(first);
    later(2_000);
    await scan();
    expect(expiry()).not.toBe(first);
  });

  test('lost in the middle of a scan ends it', async () => {
    for (const name of ['un', 'deux', 'trois']) shop.write(`produits/${name}.mdx`, sheet(name));
    let reads = 0;
    const { store, contentDir, dataDir, writer: index } = shop;
    const clock = {
      now: () => {
        reads += 1;
        if (reads !== 5) return shop.time.now;
        later(11_000);
        store.db
          .update(lease)
          .set({ holder: 'autre', expiresAt: new Date(shop.time.now.getTime() + 9_000).toISOString() })
          .run();
        return shop.time.now;
      },
    };
    const slow = new Ingester({
      store,
      index,
      contentDir,
      dataDir,
      clock,
      holder: 'test',
      fallbackContentDir: resolve(OWN, '..'),
    });
    expect(await slow.scan()).toMatchObject({ idle: true });
    expect(shop.store.db.select().from(revision).all().length).toBeLessThan(3);
  });

  test('holder is judged only where its number means something', async () => {
    const child = spawn('true');
    await new Promise((ended) => child.once('exit', ended));
    const dead = makeHolder(child.pid);
    expect(isDeadHolder(dead)).toBe(true);
    expect(isDeadHolder(`${dead}0`)).toBe(false);
    expect(isDeadHolder(`ailleurs${dead}`)).toBe(false);
    expect(isDeadHolder(makeHolder(process.ppid))).toBe(false);
    expect(makeHolder()).not.toBe(makeHolder());
  });
});

describe('the index file', () => {
  test('that is deleted leaves readers what they had until the new one is filled', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    const reader = new IndexReader(shop.dataDir);
    const before = reader.get();
    removeIndex();
    const building = shop.writer.get();
    expect(findDocument(reader.get(), 'produits', 'essai')?.title).toBe('Essai');
    expect(reader.get()).toBe(before);
    expect(findDocument(building, 'produits', 'essai')).toBeUndefined();
    await scan();
    expect(reader.get()).not.toBe(before);
    expect(findDocument(reader.get(), 'produits', 'essai')?.title).toBe('Essai');
    expect(shop.index.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(readdirSync(shop.dataDir)).not.toContain('index.sqlite.new');
    reader.close();
  });

  test('of another format is replaced, damaged too', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    shop.index.pragma('user_version = 1');
    shop.writer.close();
    expect(() => new IndexReader(shop.dataDir).get()).toThrow('format');
    await scan();
    expect(shop.title('produits', 'essai')).toBe('Essai');
    shop.writer.close();
    removeIndex();
    writeFileSync(join(shop.dataDir, 'index.sqlite'), 'rien de bon'.repeat(500));
    await scan();
    expect(shop.title('produits', 'essai')).toBe('Essai');
  });

  test('of another store is emptied first, whatever ids it uses', async () => {
    shop.write('produits/zebre.mdx', sheet('Zèbre'));
    shop.write(PATH, sheet('Essai'));
    await scan();
    const other = openWorkshop();
    try {
      other.write(PATH, sheet('Ailleurs'));
      await other.ingester.scan();
      other.writer.close();
      shop.index.pragma('wal_checkpoint(TRUNCATE)');
      shop.writer.close();
      writeFileSync(join(other.dataDir, 'index.sqlite'), readFileSync(join(shop.dataDir, 'index.sqlite')));
      await other.ingester.scan();
      expect(other.title('produits', 'essai')).toBe('Ailleurs');
      expect(other.title('produits', 'zebre')).toBeUndefined();
      const count = (table: string) =>
        other.index.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
      expect([count('document'), count('search')]).toEqual([1, 1]);
    } finally {
      other.close();
    }
  });

  test('follows two documents that exchange their addresses', async () => {
    shop.write('produits/un.mdx', sheet('Un'));
    shop.write('produits/deux.mdx', sheet('Deux'));
    await scan();
    const [one, two] = shop.store.db.select().from(document).all();
    amend(one?.id ?? 0, { slug: 'entre-deux' });
    amend(two?.id ?? 0, { slug: one?.slug ?? '' });
    amend(one?.id ?? 0, { slug: two?.slug ?? '' });
    await shop.restart().scan({ everything: true });
    expect(shop.title('produits', 'un')).toBe('Deux');
    expect(shop.title('produits', 'deux')).toBe('Un');
  });

  test('rebuilt whole loses what the store does not have', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    shop.index.exec("INSERT INTO search (rowid, kind, name) VALUES (99, 'produits', 'fantome')");
    await shop.ingester.scan({ everything: true });
    expect(shop.index.prepare('SELECT rowid FROM search').pluck().all()).toEqual([1]);
  });
});

describe('files that vanish', () => {
  const names = Array.from(
    { length: 12 },
    (_, rank) => `produits/essai-${String(rank).padStart(2, '0')}.mdx`,
  );
  const retired = () =>
    shop.store.db
      .select()
      .from(document)
      .all()
      .filter(({ retiredAt }) => retiredAt !== null).length;

  test('with their whole folder are an accident, from two on', async () => {
    for (const path of names) shop.write(path, sheet(path));
    for (const name of ['un', 'deux'])
      shop.write(`pages/${name}.mdx`, `---\ntitle: ${name}\n---\n\nTexte.\n`);
    await scan();
    rmSync(join(shop.contentDir, 'pages'), { recursive: true });
    let reasons: string[] = [];
    for (let pass = 0; pass < 12; pass += 1) {
      ({ reasons } = await scan());
      later(1_000);
    }
    expect(reasons.join()).toContain('« pages »');
    expect(retired()).toBe(0);
  });

  test('one after the other in great number are not retired bit by bit', async () => {
    for (const path of names) shop.write(path, sheet(path));
    await scan();
    for (const path of names) {
      shop.remove(path);
      for (let second = 0; second < 4; second += 1) {
        await scan();
        later(1_000);
      }
    }
    expect(retired()).toBe(5);
    expect((await scan()).reasons.join()).toContain('ont disparu ensemble');
  });

  test('one each second are not retired at all', async () => {
    for (const path of names) shop.write(path, sheet(path));
    await scan();
    for (const path of names) {
      shop.remove(path);
      await scan();
      later(1_000);
    }
    expect(retired()).toBe(0);
  });

  test('one by one, five at most, are retired within ten seconds each', async () => {
    for (const path of names) shop.write(path, sheet(path));
    await scan();
    for (const path of names.slice(0, 5)) {
      shop.remove(path);
      await scan();
      later(1_000);
    }
    for (let second = 0; second < 5; second += 1) {
      await scan();
      later(1_000);
    }
    expect(retired()).toBe(5);
    expect((await scan()).reasons).toEqual([]);
  });
});

describe('a live text that today’s check refuses', () => {
  test('leaves the row that the index has, says so, and is not read again', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    publish(BROKEN);
    const { revision: first, faults } = await scan();
    expect(faults.map(({ rule }) => rule)).toEqual(['mdx-syntax']);
    const again = await scan();
    expect(again).toMatchObject({ revision: first, faults });
    expect(shop.title('produits', 'essai')).toBe('Bon');
  });

  test('gives way to the newest earlier one that passes in an index made anew', async () => {
    shop.write(PATH, sheet('Ancien'));
    await scan();
    shop.write(PATH, sheet('Bon'));
    await scan();
    publish(BROKEN);
    removeIndex();
    const { faults } = await shop.restart().scan();
    expect(faults).toHaveLength(1);
    expect(shop.title('produits', 'essai')).toBe('Bon');
    expect(visibility('essai')).toBe('public');
  });

  test('stays withdrawn when it says so', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    publish(BROKEN.replace('title:', 'publish: false\ntitle:'));
    removeIndex();
    await shop.restart().scan();
    expect(visibility('essai')).toBe('gone');
  });

  test('is reported when no other passes', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    const id = publish(BROKEN);
    shop.store.db.update(revision).set({ text: BROKEN }).run();
    removeIndex();
    const { faults, revision: first } = await shop.restart().scan();
    expect(faults).toHaveLength(1);
    expect(shop.title('produits', 'essai')).toBeUndefined();
    expect((await scan()).revision).toBeGreaterThanOrEqual(first);
    expect(id).toBeGreaterThan(0);
  });

  test('gives its facts without its text when that is all that is wrong with every one', async () => {
    const deep = `${sheet('Profond')}\n${'> '.repeat(1_000)}x\n`;
    shop.write(PATH, sheet('Bon'));
    await scan();
    const id = publish(deep);
    shop.store.db.update(revision).set({ text: deep }).run();
    removeIndex();
    const ingester = shop.restart();
    const { faults, revision: first } = await ingester.scan();
    expect(faults.map(({ rule }) => rule)).toEqual(['nesting']);
    expect(findDocument(shop.index, 'produits', 'essai')).toMatchObject({
      title: 'Profond',
      revisionId: id,
      body: `\n${UNSHOWN_TEXT}\n`,
    });
    expect(visibility('essai')).toBe('public');
    expect((await ingester.scan()).revision).toBe(first);
  });

  test('can still be retired', async () => {
    shop.write(PATH, sheet('Bon'));
    shop.write('produits/autre.mdx', sheet('Autre'));
    await scan();
    publish(BROKEN);
    await scan();
    shop.remove(PATH);
    await scan();
    await scan();
    expect(visibility('essai')).toBe('gone');
  });
});

describe('a save', () => {
  const young = (path: string) => {
    const now = new Date();
    utimesSync(join(shop.contentDir, path), now, now);
  };

  test('still being written is read only when it is whole', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    shop.write(PATH, sheet('À moitié'));
    young(PATH);
    const scanning = scan();
    const writing = setInterval(() => {
      shop.write(PATH, sheet('À moitié', `aliases: [a${performance.now()}]\n`));
      young(PATH);
    }, 20);
    await scanning;
    clearInterval(writing);
    expect(shop.title('produits', 'essai')).toBe('Bon');
    shop.write(PATH, sheet('Entier'));
    await scan();
    expect(shop.title('produits', 'essai')).toBe('Entier');
  });

  test('just done is taken in by the same scan', async () => {
    shop.write(PATH, sheet('Neuf'));
    young(PATH);
    await scan();
    expect(shop.title('produits', 'essai')).toBe('Neuf');
  });

  test('equal to what the studio published is live, not waiting', async () => {
    shop.write(PATH, sheet('Fichier'));
    await scan();
    publish(sheet('Studio'));
    shop.write(PATH, sheet('Studio'));
    expect(await scan()).toMatchObject({ waiting: 0 });
    shop.write(PATH, sheet('Suite'));
    expect(await scan()).toMatchObject({ waiting: 0 });
    expect(shop.title('produits', 'essai')).toBe('Suite');
  });
});

test('a store has an id of its own', async () => {
  await scan();
  const rows = shop.store.db.select().from(state).all();
  expect(rows.find(({ key }) => key === 'store_id')?.value).toBe(findMeta(shop.index, 'store_id'));
});
