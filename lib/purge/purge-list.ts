import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Store } from '#db/client.ts';
import { listPurges } from '#db/queries/purges.ts';
import { overwriteFile, stageText } from '#lib/content/staged-file.ts';

/** Beside the content, so that it travels with it: a portal that begins with another store knows what is gone too. */
export const PURGES_FILE = 'purges.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A purge without who asked for it and why, which do not belong in a public repository. */
const knownPurgeSchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['document', 'revision', 'media']),
  target: z.string(),
  hashes: z.array(sha256),
});
export type KnownPurge = z.infer<typeof knownPurgeSchema>;

const detailsSchema = z.object({ hashes: z.array(sha256) });

export async function listStorePurges(store: Store): Promise<(KnownPurge & { reason: string })[]> {
  const rows = await listPurges(store);
  return rows.map(({ at, kind, target, reason, details }) => ({
    at,
    kind,
    target,
    reason,
    hashes: detailsSchema.parse(JSON.parse(details)).hashes,
  }));
}

/** The list beside the content; empty where there is none. Throws for one that cannot be read. */
export async function readPurgeList(contentDir: string): Promise<KnownPurge[]> {
  const text = await readFile(join(contentDir, PURGES_FILE), 'utf8').catch(() => undefined);
  return text === undefined ? [] : z.array(knownPurgeSchema).parse(JSON.parse(text));
}

export const keyOfPurge = ({ at, kind, target }: KnownPurge): string => `${at} ${kind} ${target}`;

/** Adds what the store knows to the list; false where the folder takes nothing. */
export async function savePurgeList(store: Store, contentDir: string): Promise<boolean> {
  const known = new Map(
    [...(await readPurgeList(contentDir)), ...(await listStorePurges(store))].map(
      ({ at, kind, target, hashes }) => [
        keyOfPurge({ at, kind, target, hashes }),
        { at, kind, target, hashes },
      ],
    ),
  );
  const list = [...known.values()].sort((one, other) => one.at.localeCompare(other.at));
  const file = join(contentDir, PURGES_FILE);
  try {
    await overwriteFile(file, await stageText(file, `${JSON.stringify(list, null, 2)}\n`));
    return true;
  } catch {
    return false;
  }
}
