import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { type FileWrite, writeFiles } from './stage-files.ts';

/** Content files as one compressed archive. */
export async function archiveFiles(files: readonly FileWrite[]): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'portail-export-'));
  const file = `${folder}.tar.gz`;
  try {
    await writeFiles(folder, files);
    await create({ file, cwd: folder, gzip: true, portable: true }, await readdir(folder));
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(file, { force: true });
  }
}
