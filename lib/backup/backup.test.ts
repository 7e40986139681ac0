import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
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
import { purge } from '#lib/purge/purge.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../db/migrations');
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

const save = () => backUp({ store: shop.store, contentDir: shop.contentDir, file, clock });
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

  test('never replaces another', async () => {
    await save();
    await expect(save()).rejects.toThrow('existe déjà');
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
      'a stranger',
      (folder) => writeFileSync(join(folder, 'crontab'), '* * * * *'),
      'ne contient pas : crontab',
    ],
    [
      'another format',
      (folder) => writeFileSync(join(folder, 'manifeste.json'), '{"format":2}'),
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
