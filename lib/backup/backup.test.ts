import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#db/client.ts';
import { IndexWriter } from '#db/index/client.ts';
import { listDocuments } from '#db/index/document.ts';
import { Ingester } from '#lib/content/ingest.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { KINDS } from '#lib/content/kinds.ts';
import { purge } from '#lib/purge/purge.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import type { Manifest } from './archive.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../db/migrations');
const CONTENT = resolve(import.meta.dirname, '../../content');
const clock = { now: () => new Date('2026-11-26T10:00:00Z') };

let shop: Workshop;
let file: string;
beforeEach(async () => {
  shop = openWorkshop();
  file = join(shop.root, 'sauvegarde.tar.gz');
  shop.write('produits/nata.md', sheet('Nata'));
  mkdirSync(join(shop.contentDir, 'medias'), { recursive: true });
  writeFileSync(join(shop.contentDir, 'medias/photo.png'), 'bytes of a picture');
  await shop.ingester.scan();
});
afterEach(() => {
  shop.close();
});

const save = ({ contentDir }: Pick<Workshop, 'contentDir'> = shop) =>
  backUp({ store: shop.store, contentDir, file, clock });
const elsewhere = () => ({
  file,
  dataDir: join(shop.root, 'other/var'),
  contentDir: join(shop.root, 'other/content'),
  migrationsDir: MIGRATIONS,
  force: false,
  clock,
});
/** An archive of the portal with one of its files changed. */
function repack(change: (folder: string) => void): void {
  const folder = join(shop.root, 'repacked');
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', file, '-C', folder]);
  change(folder);
  execFileSync('tar', ['-czf', file, '-C', folder, ...readdirSync(folder)]);
}

function readTexts(dataDir: string): string[] {
  const store = openStore(dataDir, MIGRATIONS);
  try {
    return store.db.$client.prepare<[], string>('SELECT text FROM revision ORDER BY id').pluck().all();
  } finally {
    store.close();
  }
}

describe('a backup taken while the portal runs', () => {
  test('gives back every revision and image, and leaves no trace of its making', async () => {
    const report = await save();
    expect(report.medias).toBe(1);
    shop.write('produits/nata.md', sheet('Nata changed since'));
    await shop.ingester.scan();
    const options = elsewhere();
    const restored = await restore(options);
    expect(restored).toMatchObject({ createdAt: '2026-11-26T10:00:00.000Z', medias: 1, differing: [] });
    expect(readTexts(options.dataDir)).toEqual([sheet('Nata')]);
    expect(readFileSync(join(options.contentDir, 'medias/photo.png'), 'utf8')).toBe('bytes of a picture');
    expect(readdirSync(shop.root).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(readdirSync(options.dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('takes the images behind links that stay within the content, and no other', async () => {
    mkdirSync(join(shop.contentDir, 'partage'));
    writeFileSync(join(shop.contentDir, 'partage/carte.png'), 'bytes of a map');
    symlinkSync('../partage/carte.png', join(shop.contentDir, 'medias/carte.png'));
    symlinkSync('/etc/hostname', join(shop.contentDir, 'medias/machine.png'));
    symlinkSync('nowhere.png', join(shop.contentDir, 'medias/rompu.png'));
    expect(await save()).toMatchObject({ medias: 2 });
    const options = elsewhere();
    await restore(options);
    expect(readdirSync(join(options.contentDir, 'medias'))).toEqual(['carte.png', 'photo.png']);
    expect(readFileSync(join(options.contentDir, 'medias/carte.png'), 'utf8')).toBe('bytes of a map');
  });

  test('takes in what was written while it was made, or not at all', async () => {
    const saving = save();
    for (let n = 0; n < 20; n += 1) {
      shop.write(`produits/p${n}.md`, sheet(`P ${n}`));
      await shop.ingester.scan();
    }
    await saving;
    const options = elsewhere();
    await restore(options);
    const texts = readTexts(options.dataDir);
    expect(texts).toEqual(
      [sheet('Nata'), ...Array.from({ length: 20 }, (_, n) => sheet(`P ${n}`))].slice(0, texts.length),
    );
  });

  test('clears away what killed processes left, and not what others work in', async () => {
    const options = elsewhere();
    const leave = (parent: string, prefix: string, pid: number) => {
      const folder = mkdtempSync(join(parent, prefix));
      writeFileSync(join(folder, 'portail.sqlite'), 'a whole store');
      writeFileSync(join(folder, 'processus'), makeHolder(pid));
      return folder;
    };
    const dead = spawnSync(process.execPath, ['--version']).pid;
    mkdirSync(options.dataDir, { recursive: true });
    const left = [leave(shop.root, '.sauvegarde-', dead), leave(options.dataDir, '.restauration-', dead)];
    const used = leave(shop.root, '.sauvegarde-', process.ppid);
    await save();
    await restore(options);
    expect(left.filter((folder) => existsSync(folder))).toEqual([]);
    expect(existsSync(used)).toBe(true);
  });

  test('never replaces another', async () => {
    await save();
    await expect(save()).rejects.toThrow('existe déjà');
  });
});

/** What visitors of a portal that starts there see once its scans have looked for every file: titles by path. */
async function listShown({ dataDir, contentDir }: { dataDir: string; contentDir: string }) {
  const store = openStore(dataDir, MIGRATIONS);
  const index = new IndexWriter(dataDir);
  const time = { now: clock.now() };
  const options = { store, index, dataDir, contentDir, fallbackContentDir: CONTENT };
  const ingester = new Ingester({ ...options, clock: { now: () => time.now }, holder: 'restored' });
  try {
    let waiting = 0;
    for (let scan = 0; scan < 4; scan += 1) {
      ({ waiting } = await ingester.scan());
      time.now = new Date(time.now.getTime() + 9_000);
    }
    const shown = KINDS.flatMap((kind) =>
      listDocuments(index.get(), kind).map(({ slug, title }) => `${kind}/${slug} ${title}`),
    );
    return { shown: shown.sort(), waiting };
  } finally {
    await ingester.settle();
    await ingester.release();
    index.close();
    store.close();
  }
}

describe('a portal that starts from a backup beside other content shows what the former one showed', () => {
  const page = (title: string) => `---\ntitle: ${title}\n---\n\nUn texte.\n`;
  const EXPECTED = ['pages/budget Budget de 2027', 'pages/nouvelle Nouvelle', 'produits/nata Nata'];

  beforeEach(async () => {
    shop.write('pages/budget.md', page('Budget de 2026'));
    await shop.ingester.scan();
    shop.write('pages/budget.md', page('Budget de 2027'));
    shop.write('pages/nouvelle.md', page('Nouvelle'));
    shop.write('pages/refusee.md', 'no front matter');
    await shop.ingester.scan();
  });

  /** The content as it was when the repository was cloned. */
  function placeOriginal(contentDir: string): void {
    mkdirSync(join(contentDir, 'pages'), { recursive: true });
    mkdirSync(join(contentDir, 'produits'));
    writeFileSync(join(contentDir, 'produits/nata.md'), sheet('Nata'));
    writeFileSync(join(contentDir, 'pages/budget.md'), page('Budget de 2026'));
  }

  test('missing files are back, refused ones too; one that differs stays, and waits on the desk', async () => {
    expect(await save()).toMatchObject({ texts: 4 });
    const options = elsewhere();
    placeOriginal(options.contentDir);
    expect(await restore(options)).toMatchObject({
      texts: 2,
      differingTexts: ['pages/budget.md'],
      unwritten: [],
      strangers: [],
    });
    expect(await listShown(options)).toEqual({ shown: EXPECTED, waiting: 1 });
    expect(readFileSync(join(options.contentDir, 'pages/budget.md'), 'utf8')).toBe(page('Budget de 2026'));
    expect(readFileSync(join(options.contentDir, 'pages/refusee.md'), 'utf8')).toBe('no front matter');
  });

  test('in an empty content folder every file is as it was', async () => {
    await save();
    const options = elsewhere();
    expect(await restore(options)).toMatchObject({ texts: 4, differingTexts: [] });
    expect(await listShown(options)).toEqual({ shown: EXPECTED, waiting: 0 });
  });

  test('where content files cannot be written, the store alone shows them', async () => {
    await save();
    const options = elsewhere();
    mkdirSync(join(options.contentDir, '..'), { recursive: true });
    // A file where a folder is wanted refuses every write, for root too.
    writeFileSync(options.contentDir, '');
    expect(await restore(options)).toMatchObject({
      texts: 0,
      unwritten: ['produits/nata.md', 'pages/budget.md', 'pages/nouvelle.md', 'pages/refusee.md'],
      medias: 0,
      unwrittenMedias: ['photo.png'],
    });
    rmSync(options.contentDir);
    placeOriginal(options.contentDir);
    expect(await listShown(options)).toEqual({ shown: EXPECTED, waiting: 1 });
  });

  test('a backup of a former portal, without content files, gives back those that the store knows', async () => {
    await save();
    repack((folder) => {
      rmSync(join(folder, 'contenu'), { recursive: true });
      const manifest = join(folder, 'manifeste.json');
      const { createdAt, store, medias } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
      writeFileSync(manifest, JSON.stringify({ format: 1, createdAt, store, medias }));
    });
    const options = elsewhere();
    placeOriginal(options.contentDir);
    expect(await restore(options)).toMatchObject({ texts: 1, differingTexts: ['pages/budget.md'] });
    expect(await listShown(options)).toMatchObject({ shown: EXPECTED });
  });

  test('a document that the backup had not is named', async () => {
    await save();
    const options = elsewhere();
    placeOriginal(options.contentDir);
    writeFileSync(join(options.contentDir, 'pages/autre.md'), page('Autre'));
    expect(await restore(options)).toMatchObject({ strangers: ['pages/autre.md'] });
  });

  test('what was purged since does not come back with its file', async () => {
    await save();
    const place = { ...shop, index: shop.writer, clock, holder: 'purge' };
    await purge(place, { kind: 'document', id: 'pages/nouvelle', reason: 'Vie privée' }, null);
    const options = elsewhere();
    mkdirSync(options.contentDir, { recursive: true });
    copyFileSync(join(shop.contentDir, 'purges.json'), join(options.contentDir, 'purges.json'));
    await restore(options);
    expect(existsSync(join(options.contentDir, 'pages/nouvelle.md'))).toBe(false);
  });

  test('a backup without its content folder is refused', async () => {
    const missing = save({ contentDir: join(shop.root, 'contnet') });
    await expect(missing).rejects.toThrow(/contnet ne peut pas être lu : donnez à CONTENT_DIR/);
  });
});

describe('a restoration', () => {
  test('is refused while a portal uses the folder, and in a folder that is not empty', async () => {
    await save();
    await expect(restore({ ...elsewhere(), dataDir: shop.dataDir })).rejects.toThrow('n’est pas vide');
    await expect(restore({ ...elsewhere(), dataDir: shop.dataDir, force: true })).rejects.toThrow(
      'arrêtez-le',
    );
  });

  test('by force keeps the replaced store, and lets the index be built anew', async () => {
    await save();
    const options = elsewhere();
    await restore(options);
    const again = await restore({ ...options, force: true });
    expect(readTexts(options.dataDir)).toEqual([sheet('Nata')]);
    expect(existsSync(again.replaced ?? '')).toBe(true);
  });

  test('in place of a damaged store', async () => {
    await save();
    const options = { ...elsewhere(), force: true };
    mkdirSync(options.dataDir, { recursive: true });
    writeFileSync(join(options.dataDir, 'portail.sqlite'), 'SQLite format 3\0 and then nothing of the kind');
    writeFileSync(join(options.dataDir, 'portail.sqlite-wal'), 'remains');
    const { replaced = '' } = await restore(options);
    expect(readTexts(options.dataDir)).toEqual([sheet('Nata')]);
    expect(readFileSync(replaced, 'utf8')).toContain('nothing of the kind');
  });

  test('leaves an image that has other bytes as it is, and says so', async () => {
    await save();
    const options = elsewhere();
    mkdirSync(join(options.contentDir, 'medias'), { recursive: true });
    writeFileSync(join(options.contentDir, 'medias/photo.png'), 'another picture');
    expect(await restore(options)).toMatchObject({ medias: 0, differing: ['photo.png'] });
  });

  test('of an older backup loses again what was purged since, images too', async () => {
    writeFileSync(join(shop.contentDir, 'medias/autre.png'), 'bytes of another picture');
    await save();
    const place = { ...shop, index: shop.writer, clock, holder: 'purge' };
    await purge(place, { kind: 'document', id: 'produits/nata', reason: 'Vie privée' }, null);
    await purge(place, { kind: 'media', id: 'photo.png', reason: 'Droits' }, null);
    // Onto another machine that has the content, and in the place of the store that knows.
    const options = { ...elsewhere(), contentDir: shop.contentDir };
    expect(await restore(options)).toMatchObject({ purges: 2, medias: 0 });
    expect(readTexts(options.dataDir).join()).not.toContain('Nata');
    expect(existsSync(join(shop.contentDir, 'medias/photo.png'))).toBe(false);
    rmSync(join(shop.contentDir, 'purges.json'));
    shop.store.close();
    const own = { ...options, dataDir: shop.dataDir, force: true };
    expect(await restore(own)).toMatchObject({ purges: 2, medias: 0 });
    expect(readTexts(shop.dataDir).join()).not.toContain('Nata');
  });

  test.each<[string, (folder: string) => void, string]>([
    ['a changed store', (folder) => appendFileSync(join(folder, 'portail.sqlite'), 'x'), 'a changé'],
    [
      'a missing image',
      (folder) => renameSync(join(folder, 'medias/photo.png'), join(folder, 'medias/autre.png')),
      'manque',
    ],
    [
      'a changed content file',
      (folder) => appendFileSync(join(folder, 'contenu/produits/nata.md'), 'x'),
      'a changé',
    ],
    [
      'a content file outside of its folders',
      (folder) => writeFileSync(join(folder, 'contenu/.env'), 'A=1'),
      'ne contient pas : contenu/.env',
    ],
    [
      'a stranger',
      (folder) => writeFileSync(join(folder, 'crontab'), '* * * * *'),
      'ne contient pas : crontab',
    ],
    [
      'another format',
      (folder) => writeFileSync(join(folder, 'manifeste.json'), '{"format":3}'),
      'manifeste',
    ],
  ])('refuses %s before anything is replaced', async (_, change, message) => {
    await save();
    repack(change);
    const options = elsewhere();
    await expect(restore(options)).rejects.toThrow(message);
    expect(readdirSync(options.dataDir)).toEqual([]);
  });

  test('refuses what is no archive, cut or absent', async () => {
    await save();
    const whole = readFileSync(file);
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('no archive'), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      await expect(restore(elsewhere())).rejects.toThrow(/archive|manifeste/);
    }
    await expect(restore({ ...elsewhere(), file: join(shop.root, 'absent') })).rejects.toThrow(
      'n’existe pas',
    );
  });
});
