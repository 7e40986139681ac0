import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { z } from 'zod';
import { KINDS } from '#lib/content/kinds.ts';
import { REFERENTIALS_DIR } from '#lib/content/referentials.ts';
import { BackupError } from './backup-error.ts';

export const MANIFEST_FILE = 'manifeste.json';
export const ARCHIVED_STORE = 'portail.sqlite';
export const ARCHIVED_MEDIAS = 'medias';
export const ARCHIVED_CONTENT = 'contenu';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Below `contenu/`: what visitors and the portal read of the content folder, as it lies there. */
export const CONTENT_FILE = new RegExp(
  `^(?:(?:${KINDS.join('|')})/[^/.\\\\][^/\\\\]*\\.mdx?|referentiels/[^/.\\\\][^/\\\\]*\\.yaml)$`,
);

/** What an archive holds: `manifeste.json`, `portail.sqlite`, `medias/<name>` and, since format 2, `contenu/<path>`. */
const manifestSchema = z.object({
  format: z.union([z.literal(1), z.literal(2)]),
  /** ISO instant. */
  createdAt: z.iso.datetime(),
  store: z.object({ sha256, lastMigration: z.number() }),
  medias: z.array(z.object({ name: z.string().regex(/^[^/\\]+$/), sha256 })),
  contents: z.array(z.object({ path: z.string().regex(CONTENT_FILE), sha256 })).default([]),
});
export type Manifest = z.infer<typeof manifestSchema>;

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Packs a folder laid out as an archive. */
export async function pack(folder: string, file: string): Promise<void> {
  await create({ file, cwd: folder, gzip: true, portable: true }, await readdir(folder));
}

const FOLDERS: readonly string[] = [
  ARCHIVED_MEDIAS,
  ARCHIVED_CONTENT,
  ...[...KINDS, REFERENTIALS_DIR].map((name) => `${ARCHIVED_CONTENT}/${name}`),
];

function isExpected(path: string): boolean {
  if ([MANIFEST_FILE, ARCHIVED_STORE, ...FOLDERS.map((folder) => `${folder}/`)].includes(path)) return true;
  if (path.startsWith(`${ARCHIVED_CONTENT}/`))
    return CONTENT_FILE.test(path.slice(ARCHIVED_CONTENT.length + 1));
  return /^medias\/[^/\\]+$/.test(path);
}

/**
 * Unpacks an archive into an empty folder and compares every file with the manifest. Throws {@link BackupError} for what
 * is no whole archive of the portal; nothing but plain files of the expected names is ever written.
 */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  const strangers: string[] = [];
  try {
    // At once: an archive cut short rejects while files are still being written.
    extract({
      file,
      sync: true,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      filter: (path, entry) => {
        const plain = !('type' in entry) || entry.type === 'File' || entry.type === 'Directory';
        if (plain && isExpected(path)) return true;
        strangers.push(path);
        return false;
      },
    });
  } catch (cause) {
    throw new BackupError(
      `${file} n’est pas une archive lisible : ${cause instanceof Error ? cause.message : String(cause)}.`,
    );
  }
  if (strangers.length > 0)
    throw new BackupError(`${file} contient ce qu’une sauvegarde ne contient pas : ${strangers[0] ?? ''}.`);
  const manifest = await readManifest(file, folder);
  await verify(file, folder, manifest);
  return manifest;
}

async function readManifest(file: string, folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new BackupError(`${file} n’est pas une sauvegarde du portail : il n’a pas de manifeste.`);
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new BackupError(
      `Le manifeste de ${file} n’est pas celui d’une sauvegarde que ce portail sait lire.`,
    );
  return parsed.data;
}

async function verify(file: string, folder: string, { store, medias, contents }: Manifest): Promise<void> {
  const expected = [
    { path: ARCHIVED_STORE, sha256: store.sha256 },
    ...medias.map((media) => ({ path: join(ARCHIVED_MEDIAS, media.name), sha256: media.sha256 })),
    ...contents.map((content) => ({ path: join(ARCHIVED_CONTENT, content.path), sha256: content.sha256 })),
  ];
  for (const { path, sha256: hash } of expected) {
    const found = await hashFile(join(folder, path)).catch(() => undefined);
    if (found !== hash)
      throw new BackupError(`${file} est abîmé : ${path} ${found === undefined ? 'manque' : 'a changé'}.`);
  }
}
