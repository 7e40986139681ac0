import { join } from 'node:path';
import type { Store } from '#db/client.ts';
import type { IndexWriter } from '#db/index/client.ts';
import { findNextDueMinute } from '#db/index/document.ts';
import { findMeta } from '#db/index/meta.ts';
import type { IndexChange } from '#db/index/write.ts';
import {
  acceptFile,
  type ContentFileRow,
  listContentFiles,
  markMissing,
  refuseFile,
  retireFiles,
} from '#db/queries/content-files.ts';
import { countWaiting } from '#db/queries/documents.ts';
import { findLeaseHolder, releaseLease, takeLease } from '#db/queries/leases.ts';
import { type Clock, localMinute } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { type Fault, hasError } from './fault.ts';
import { FolderError, type FolderFile, listMedias, listReferentials, listSources } from './folder.ts';
import { listImages } from './media.ts';
import { ReferentialError, type Referentials, readReferentials, REFERENTIALS_DIR } from './referentials.ts';
import { hashOf } from './source-file.ts';
import { checkSource, findDuplicates, readSource } from './sources.ts';
import { isDeadHolder } from './lease-holder.ts';
import { IMAGES_HASH, syncIndex } from './sync.ts';

/** Scans in a row without its file after which a document is retired: an editor's save replaces a file in between. */
const SCANS_BEFORE_RETIRING = 2;
/** More documents than this, and than {@link MASS_SHARE} of all, vanishing together look like an accident. */
const MASS_COUNT = 5;
const MASS_SHARE = 1 / 5;
const LEASE_NAME = 'ingest';
const LEASE_MS = 10_000;

export interface IngestOptions {
  store: Store;
  index: IndexWriter;
  contentDir: string;
  /** Where `referentiels/` is read from when the content folder has none. */
  fallbackContentDir: string;
  dataDir: string;
  clock: Clock;
  /** Identifies this process among those that could ingest. */
  holder: string;
}

export interface ScanReport {
  revision: number;
  /** Numbers of content files. */
  documents: number;
  refused: number;
  /** Revisions that wait on the desk. */
  waiting: number;
  /** Why the portal is degraded, in French, for an operator; empty when all is well. */
  reasons: string[];
  faults: Fault[];
  /** True when another process holds the lease and this scan left the files alone. */
  idle: boolean;
}

/** Takes the content folder into the store and the index, scan after scan: design §2 states its rules. */
export class Ingester {
  #stamps = new Map<string, string>();
  #referentials: Referentials | undefined;
  #referentialsStamp = '';
  #mediaStamp: string | undefined;
  #nextDue: string | undefined;
  #making: Promise<void> | undefined;

  constructor(private readonly options: IngestOptions) {}

  /** One pass. Call it again about every second; never two at a time. `everything` re-indexes all documents. */
  async scan({ everything = false }: { everything?: boolean } = {}): Promise<ScanReport> {
    const { contentDir, clock } = this.options;
    const now = clock.now();
    const reasons: string[] = [];
    const faults: Fault[] = [];
    const leased = await this.#takeLease(now);
    const referentials = await this.#refreshReferentials(reasons, faults);
    if (leased) {
      try {
        const files = await listSources(contentDir);
        const missing = await this.#takeIn(files, referentials, now.toISOString());
        await this.#retire(missing, reasons, now.toISOString());
      } catch (cause) {
        if (!(cause instanceof FolderError)) throw cause;
        reasons.push(`Le dossier des contenus ne peut pas être lu (${cause.message}) : rien n’est retiré du site.`);
      }
    }
    const revision = await this.#publish(referentials, now, everything, faults);
    return this.#report(revision, reasons, faults, !leased);
  }

  /** Waits for image variants being made in the background, if any. */
  async settle(): Promise<void> {
    await this.#making;
  }

  /** Lets another process ingest at once. */
  async release(): Promise<void> {
    await releaseLease(this.options.store, LEASE_NAME, this.options.holder);
  }

  /** A process of this machine that was killed keeps no one waiting for its lease to expire. */
  async #takeLease(now: Date): Promise<boolean> {
    const { store, holder } = this.options;
    const expiry = new Date(now.getTime() + LEASE_MS).toISOString();
    if (await takeLease(store, LEASE_NAME, holder, now.toISOString(), expiry)) return true;
    const other = await findLeaseHolder(store, LEASE_NAME);
    if (other === undefined || !isDeadHolder(other)) return false;
    await releaseLease(store, LEASE_NAME, other);
    return takeLease(store, LEASE_NAME, holder, now.toISOString(), expiry);
  }

  async #refreshReferentials(reasons: string[], faults: Fault[]): Promise<Referentials> {
    const { contentDir, fallbackContentDir } = this.options;
    const own = await listReferentials(contentDir).catch(() => []);
    const root = own.length > 0 ? contentDir : fallbackContentDir;
    const files = own.length > 0 ? own : await listReferentials(root);
    const stamp = `${root} ${files.map((file) => file.stamp).join(' ')}`;
    if (this.#referentials && stamp === this.#referentialsStamp) return this.#referentials;
    try {
      this.#referentials = await readReferentials(join(root, REFERENTIALS_DIR));
      this.#referentialsStamp = stamp;
    } catch (cause) {
      if (!(cause instanceof ReferentialError)) throw cause;
      faults.push(cause.fault);
      reasons.push(`${cause.fault.file} : ${cause.fault.message} La dernière version lisible reste en service.`);
      this.#referentials ??= await readReferentials(join(fallbackContentDir, REFERENTIALS_DIR));
    }
    return this.#referentials;
  }

  /** Takes in what changed; returns the remembered files that this scan did not find. */
  async #takeIn(files: readonly FolderFile[], referentials: Referentials, now: string): Promise<ContentFileRow[]> {
    const { store, contentDir } = this.options;
    const rows = new Map((await listContentFiles(store)).map((row) => [row.path, row]));
    const duplicates = findDuplicates(files);
    const found = new Set(files.map(({ path }) => path));
    for (const { path, stamp } of files) {
      const row = rows.get(path);
      const duplicate = duplicates.has(path);
      const returned = row !== undefined && row.missingScans > 0;
      const key = duplicate ? `${stamp} duplicate` : stamp;
      if (row && !returned && this.#stamps.get(path) === key) continue;
      const source = await readSource(contentDir, path);
      const accepted = row?.refusal === null && row.seenHash === source.hash && !duplicate;
      if (!accepted || returned) {
        const { name, faults } = await checkSource(source, duplicates, referentials);
        if (name && source.text !== undefined && !hasError(faults)) {
          await acceptFile(store, { ...name, hash: source.hash, text: source.text }, now);
        } else {
          await refuseFile(store, path, source.hash, JSON.stringify(faults));
        }
      }
      this.#stamps.set(path, key);
    }
    const missing = [...rows.values()].filter((row) => !found.has(row.path));
    for (const { path } of missing) this.#stamps.delete(path);
    // A file that went from .md to .mdx is not missing: its document has another file.
    return missing.filter(({ path }) => {
      const stem = path.replace(/\.mdx?$/, '');
      return !found.has(`${stem}.md`) && !found.has(`${stem}.mdx`);
    });
  }

  async #retire(missing: readonly ContentFileRow[], reasons: string[], now: string): Promise<void> {
    const { store } = this.options;
    const vanished = missing.filter((row) => !row.retired);
    if (vanished.length === 0) return;
    const paths = vanished.map(({ path }) => path);
    await markMissing(store, paths);
    const known = (await listContentFiles(store)).filter((row) => !row.retired).length;
    if (vanished.length > MASS_COUNT && vanished.length > known * MASS_SHARE) {
      reasons.push(
        `${vanished.length} fichiers de contenu sur ${known} ont disparu ensemble : aucun document n’est retiré. ` +
          `Remettez-les, ou retirez-les par lots de ${MASS_COUNT} au plus.`,
      );
      return;
    }
    const due = vanished.filter((row) => row.missingScans + 1 >= SCANS_BEFORE_RETIRING);
    await retireFiles(
      store,
      due.map(({ path }) => path),
      now,
    );
  }

  async #publish(referentials: Referentials, now: Date, everything: boolean, faults: Fault[]): Promise<number> {
    const { store } = this.options;
    const index = this.options.index.get();
    const minute = localMinute(now);
    const due = this.#nextDue !== undefined && this.#nextDue <= minute;
    if (findMeta(index, IMAGES_HASH) === undefined) this.#mediaStamp = undefined;
    const images = await this.#refreshImages();
    const result = await syncIndex(store, index, referentials, { now, everything, due, ...(images && { images }) });
    faults.push(...result.faults);
    this.#nextDue = findNextDueMinute(index, minute);
    return result.revision;
  }

  /** The list of images when it changed since the last scan. Missing variants are made in the background. */
  async #refreshImages(): Promise<IndexChange['images'] | undefined> {
    const { contentDir, dataDir } = this.options;
    const files = await listMedias(contentDir).catch(() => []);
    const stamp = files.map((file) => `${file.path} ${file.stamp}`).join('\n');
    if (stamp === this.#mediaStamp || this.#making) return undefined;
    this.#mediaStamp = stamp;
    const set = await listImages(contentDir, dataDir, files);
    this.#making = set
      .complete()
      .then((made) => {
        if (made) this.#mediaStamp = undefined;
      })
      .catch((cause: unknown) => {
        getLog().warn({ cause: String(cause) }, 'image variants could not be made: originals are served');
      })
      .finally(() => {
        this.#making = undefined;
      });
    const images = set.images.map((image) => ({ src: image.src, data: JSON.stringify(image) }));
    return hashOf(JSON.stringify(images)) === findMeta(this.options.index.get(), IMAGES_HASH) ? undefined : images;
  }

  async #report(revision: number, reasons: string[], faults: Fault[], idle: boolean): Promise<ScanReport> {
    const { store } = this.options;
    const rows = await listContentFiles(store);
    const refused = rows.filter((row) => row.refusal !== null);
    return {
      revision,
      documents: rows.filter((row) => row.refusal === null && row.missingScans === 0).length,
      refused: refused.length,
      waiting: await countWaiting(store),
      reasons,
      faults,
      idle,
    };
  }
}
