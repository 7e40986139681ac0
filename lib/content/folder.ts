import type { BigIntStats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS } from './kinds.ts';

/** A file of a content folder as the file system shows it, unread. */
export interface FolderFile {
  /** Path below the folder, with `/`. */
  path: string;
  /** Changes whenever the bytes do: size, inode and times of modification and change. */
  stamp: string;
  /** When its bytes last changed, in milliseconds of the system's clock. */
  modifiedAt: number;
}

/** The content folder itself cannot be listed: nothing may be concluded from it. */
export class FolderError extends Error {
  override name = 'FolderError';
}

function stampOf(facts: BigIntStats): string {
  return [facts.size, facts.ino, facts.mtimeNs, facts.ctimeNs].join('.');
}

/** The present stamp of a file, or undefined where it cannot be had. */
export async function findStamp(root: string, path: string): Promise<string | undefined> {
  try {
    return stampOf(await stat(join(root, path), { bigint: true }));
  } catch {
    return undefined;
  }
}

/** Files looked at together: one by one, each waits for a turn of a loop that visitors keep busy. */
const TOGETHER = 64;

async function findFile(root: string, path: string): Promise<FolderFile | undefined> {
  try {
    const facts = await stat(join(root, path), { bigint: true });
    return facts.isFile() ? { path, stamp: stampOf(facts), modifiedAt: Number(facts.mtimeMs) } : undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new FolderError(`${path}: ${(cause as Error).message}`);
  }
}

async function listFiles(root: string, below: string, pattern: RegExp): Promise<FolderFile[]> {
  let names: string[];
  try {
    names = await readdir(join(root, below));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new FolderError(`${below}: ${(cause as Error).message}`);
  }
  const kept = names.filter((name) => !name.startsWith('.') && pattern.test(name)).sort();
  const files: FolderFile[] = [];
  for (let first = 0; first < kept.length; first += TOGETHER) {
    const some = kept.slice(first, first + TOGETHER);
    const found = await Promise.all(some.map((name) => findFile(root, `${below}/${name}`)));
    files.push(...found.filter((file) => file !== undefined));
  }
  return files;
}

/** Throws {@link FolderError} when the content folder is missing or unreadable, which is not the same as empty. */
export async function checkReadable(root: string): Promise<void> {
  try {
    await readdir(root);
  } catch (cause) {
    throw new FolderError((cause as Error).message);
  }
}

/** Every `.md` and `.mdx` of the folders of documents. Throws {@link FolderError}. */
export async function listSources(root: string): Promise<FolderFile[]> {
  await checkReadable(root);
  const lists = await Promise.all(KINDS.map((kind) => listFiles(root, kind, /\.mdx?$/)));
  return lists.flat();
}

/** Images of the content. Throws {@link FolderError}. */
export async function listMedias(root: string): Promise<FolderFile[]> {
  await checkReadable(root);
  return listFiles(root, 'medias', /\.(png|jpe?g|webp)$/i);
}

/** Videos of the content, with their captions. Throws {@link FolderError}. */
export async function listVideos(root: string): Promise<FolderFile[]> {
  await checkReadable(root);
  return listFiles(root, 'medias', /\.(mp4|webm|vtt)$/i);
}

/** Files of referentials, none where the folder has none of its own. Throws {@link FolderError}. */
export async function listReferentials(root: string): Promise<FolderFile[]> {
  await checkReadable(root);
  return listFiles(root, 'referentiels', /\.yaml$/);
}

/** The text of a file, or undefined when it is not UTF-8. Throws when it cannot be read. */
export async function findText(root: string, path: string): Promise<string | undefined> {
  return decodeText(await readFile(join(root, path)));
}

export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
