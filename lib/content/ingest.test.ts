import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { revision } from '#db/schema/document.ts';
import { document } from '#db/schema/document.ts';
import { INDEX_FILE } from '#db/index/client.ts';
import { findDocument } from '#db/index/document.ts';
import { takeLease } from '#db/queries/leases.ts';
import { localMinute } from '#lib/clock.ts';
import { visibilityAt } from '#lib/portal/visibility.ts';
import { makeHolder } from './lease-holder.ts';
import { openWorkshop, sheet, type Workshop } from './testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const PATH = 'produits/essai.mdx';
const scan = () => shop.ingester.scan();
const revisions = () => shop.store.db.select().from(revision).all();
function visibility(slug: string, kind = 'produits') {
  const found = findDocument(shop.index, kind, slug);
  return found && visibilityAt(found, localMinute(shop.time.now));
}
/** A lease of another process that expires so many milliseconds from now. */
async function lend(holder: string, left: number): Promise<void> {
  const at = (ms: number) => new Date(shop.time.now.getTime() + ms).toISOString();
  await takeLease(shop.store, 'ingest', holder, { now: at(0), expiresAt: at(left), latest: at(20_000) });
}
function publishFromStudio(text: string): void {
  const owner = shop.store.db.select().from(document).get();
  if (!owner) throw new Error('no document yet');
  const added = shop.store.db
    .insert(revision)
    .values({
      documentId: owner.id,
      hash: 'f'.repeat(64),
      format: 'mdx',
      text,
      source: 'studio',
      createdAt: '2026-11-22T09:00:00Z',
    })
    .returning()
    .get();
  shop.store.db.update(document).set({ liveRevisionId: added.id }).run();
}

describe('a file of content/', () => {
  test('that is new goes live', async () => {
    shop.write(PATH, sheet('Essai'));
    expect(await scan()).toMatchObject({ documents: 1, refused: 0, reasons: [] });
    expect(shop.title('produits', 'essai')).toBe('Essai');
    expect(visibility('essai')).toBe('public');
  });

  test('that changes appends a revision and raises the content revision; unchanged, it does neither', async () => {
    shop.write(PATH, sheet('Un'));
    const first = await scan();
    const same = await scan();
    expect(same.revision).toBe(first.revision);
    shop.write(PATH, sheet('Deux'));
    const second = await scan();
    expect(second.revision).toBeGreaterThan(first.revision);
    expect(shop.title('produits', 'essai')).toBe('Deux');
    expect(revisions()).toHaveLength(2);
  });

  test('that goes back to bytes once live is a revision too', async () => {
    for (const title of ['Un', 'Deux', 'Un']) {
      shop.write(PATH, sheet(title));
      await scan();
    }
    expect(revisions().map(({ source }) => source)).toEqual(['fichier', 'fichier', 'fichier']);
    expect(shop.title('produits', 'essai')).toBe('Un');
  });

  test('that differs waits when the studio has published since', async () => {
    shop.write(PATH, sheet('Fichier'));
    await scan();
    publishFromStudio(sheet('Studio'));
    await scan();
    expect(shop.title('produits', 'essai')).toBe('Studio');
    shop.write(PATH, sheet('Autre fichier'));
    expect(await scan()).toMatchObject({ waiting: 1 });
    expect(shop.title('produits', 'essai')).toBe('Studio');
  });

  test('that is broken is refused with its reasons, and the last good revision stays', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    shop.write(PATH, sheet('Cassé').replace('Un texte', '<Inconnu>'));
    expect(await scan()).toMatchObject({ documents: 0, refused: 1 });
    expect(shop.title('produits', 'essai')).toBe('Bon');
    expect(visibility('essai')).toBe('public');
    shop.write(PATH, sheet('Réparé'));
    expect(await scan()).toMatchObject({ documents: 1, refused: 0 });
    expect(shop.title('produits', 'essai')).toBe('Réparé');
  });

  test('that is broken and then put back as it was makes no revision', async () => {
    shop.write(PATH, sheet('Bon'));
    await scan();
    shop.write(PATH, 'rien');
    await scan();
    shop.write(PATH, sheet('Bon'));
    expect(await scan()).toMatchObject({ documents: 1, refused: 0 });
    expect(revisions()).toHaveLength(1);
  });

  test('that exists in .md and .mdx refuses both until one is left', async () => {
    shop.write(PATH, sheet('Premier'));
    await scan();
    shop.write('produits/essai.md', sheet('Second'));
    expect(await scan()).toMatchObject({ documents: 0, refused: 2 });
    expect(shop.title('produits', 'essai')).toBe('Premier');
    shop.remove(PATH);
    expect(await scan()).toMatchObject({ documents: 1, refused: 0 });
    expect(shop.title('produits', 'essai')).toBe('Second');
    await scan();
    expect(visibility('essai')).toBe('public');
  });

  test('that changes its extension stays the same document', async () => {
    shop.write(PATH, sheet('Avant'));
    await scan();
    renameSync(join(shop.contentDir, PATH), join(shop.contentDir, 'produits/essai.md'));
    for (let pass = 0; pass < 3; pass += 1) await scan();
    expect(visibility('essai')).toBe('public');
    expect(findDocument(shop.index, 'produits', 'essai')?.format).toBe('md');
  });
});

describe('a file that vanishes', () => {
  test('retires its document after two scans, and brings it back when restored', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    shop.remove(PATH);
    await scan();
    expect(visibility('essai')).toBe('public');
    await scan();
    expect(visibility('essai')).toBe('gone');
    shop.write(PATH, sheet('Essai'));
    await scan();
    expect(visibility('essai')).toBe('public');
  });

  test('for the time of one scan changes nothing', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    shop.remove(PATH);
    await scan();
    shop.write(PATH, sheet('Essai'));
    const { revision: before } = await scan();
    shop.remove(PATH);
    await scan();
    expect(visibility('essai')).toBe('public');
    expect((await scan()).revision).toBeGreaterThan(before);
  });

  test('stays retired in a new process', async () => {
    shop.write(PATH, sheet('Essai'));
    shop.write('produits/autre.mdx', sheet('Autre'));
    await scan();
    shop.remove(PATH);
    await scan();
    await scan();
    const report = await shop.restart().scan();
    expect(report.reasons).toEqual([]);
    expect(visibility('essai')).toBe('gone');
  });

  test('with more than five others and a fifth of all retires nothing and says so', async () => {
    const paths = Array.from({ length: 12 }, (_, rank) => `produits/essai-${rank}.mdx`);
    for (const path of paths) shop.write(path, sheet(path));
    await scan();
    for (const path of paths.slice(0, 6)) shop.remove(path);
    await scan();
    const { reasons } = await scan();
    expect(reasons.join()).toContain('6 fichiers de contenu sur 12');
    expect(visibility('essai-0')).toBe('public');
    shop.write(paths[0] ?? '', sheet('de retour'));
    await scan();
    const after = await scan();
    expect(after.reasons).toEqual([]);
    expect(visibility('essai-1')).toBe('gone');
    expect(visibility('essai-0')).toBe('public');
  });

  test('with its whole folder retires nothing and says so', async () => {
    shop.write(PATH, sheet('Essai'));
    await scan();
    rmSync(shop.contentDir, { recursive: true });
    await scan();
    expect((await scan()).reasons.join()).toContain('ne peut pas être lu');
    expect(visibility('essai')).toBe('public');
  });
});

describe('in time', () => {
  const article = (extra: string) => `---\ntitle: Annonce\ndate: 2026-11-22\n${extra}---\n\nTexte.\n`;

  test('a publication and an expiry that fall due raise the revision', async () => {
    shop.write(
      'actualites/annonce.mdx',
      article('publish_at: 2026-11-22T10:30\nexpire_at: 2026-11-22T11:00\n'),
    );
    const { revision: before } = await scan();
    expect(visibility('annonce', 'actualites')).toBe('absent');
    shop.time.now = new Date('2026-11-22T09:30:00Z');
    const { revision: published } = await scan();
    expect(published).toBeGreaterThan(before);
    expect(visibility('annonce', 'actualites')).toBe('public');
    shop.time.now = new Date('2026-11-22T10:00:00Z');
    expect((await scan()).revision).toBeGreaterThan(published);
    expect(visibility('annonce', 'actualites')).toBe('gone');
  });

  test('a draft that was public is gone; one that never was is absent', async () => {
    shop.write('actualites/annonce.mdx', article('publish: false\n'));
    await scan();
    expect(visibility('annonce', 'actualites')).toBe('absent');
    shop.write('actualites/annonce.mdx', article(''));
    await scan();
    shop.write('actualites/annonce.mdx', article('publish: false\n'));
    await scan();
    expect(visibility('annonce', 'actualites')).toBe('gone');
  });
});

test('an empty content folder is valid, with the repository’s referentials', async () => {
  expect(await scan()).toMatchObject({ documents: 0, refused: 0, reasons: [], faults: [] });
});

test('a broken referential keeps the last readable one in service', async () => {
  shop.write(PATH, sheet('Essai'));
  shop.write('referentiels/portail.yaml', 'name: [');
  const { reasons } = await scan();
  expect(reasons.join()).toContain('portail.yaml');
  expect(shop.title('produits', 'essai')).toBe('Essai');
});

test('one process ingests at a time', async () => {
  shop.write(PATH, sheet('Essai'));
  await scan();
  const { store, writer: index, contentDir, dataDir } = shop;
  const { Ingester } = await import('./ingest.ts');
  const rival = new Ingester({
    store,
    index,
    contentDir,
    dataDir,
    fallbackContentDir: 'content',
    clock: { now: () => shop.time.now },
    holder: 'rival',
  });
  expect((await rival.scan()).idle).toBe(true);
  shop.time.now = new Date(shop.time.now.getTime() + 60_000);
  expect((await rival.scan()).idle).toBe(false);
});

test('only the changed document is read again', async () => {
  for (const name of ['un', 'deux', 'trois']) shop.write(`produits/${name}.mdx`, sheet(name));
  await scan();
  const before = shop.index
    .prepare<[], { slug: string; rowid: number }>('SELECT slug, revision_id AS rowid FROM document')
    .all();
  shop.write('produits/deux.mdx', sheet('deux bis'));
  await scan();
  const after = shop.index
    .prepare<[], { slug: string; rowid: number }>('SELECT slug, revision_id AS rowid FROM document')
    .all();
  const changed = after.filter((row) => before.find(({ slug }) => slug === row.slug)?.rowid !== row.rowid);
  expect(changed.map(({ slug }) => slug)).toEqual(['deux']);
});

test('a process that died leaves its lease to the next one at once', async () => {
  await lend(makeHolder(spawnSync('true').pid), 5_000);
  expect((await scan()).idle).toBe(false);
});

test('an index deleted under a running portal is made anew at the next scan', async () => {
  shop.write(PATH, sheet('Essai'));
  const { revision: before } = await scan();
  rmSync(join(shop.dataDir, 'index.sqlite'));
  expect((await scan()).revision).toBeGreaterThan(before);
  expect(shop.title('produits', 'essai')).toBe('Essai');
});

test('an emptied index is rebuilt whole from the store', async () => {
  shop.write(PATH, sheet('Essai'));
  await scan();
  shop.index.exec('DELETE FROM document; DELETE FROM search; DELETE FROM meta');
  await shop.restart().scan();
  expect(shop.title('produits', 'essai')).toBe('Essai');
});

test('an index damaged while it serves is made again from the store', async () => {
  for (let rank = 0; rank < 30; rank += 1) shop.write(`produits/essai-${rank}.mdx`, sheet(`Essai ${rank}`));
  await scan();
  shop.index.pragma('wal_checkpoint(TRUNCATE)');
  const file = join(shop.dataDir, INDEX_FILE);
  const bytes = readFileSync(file);
  // In place, as a failing disk does: nobody is told.
  writeFileSync(file, bytes.fill(0xa5, 4_096, bytes.length - 4_096), { flag: 'r+' });
  // What was read before is remembered otherwise.
  shop.index.pragma('shrink_memory');
  shop.write(PATH, sheet('Après'));
  await scan();
  expect(shop.title('produits', 'essai')).toBe('Après');
  expect(shop.title('produits', 'essai-7')).toBe('Essai 7');
});
