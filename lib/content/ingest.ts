import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '#db/client.ts';
import { IndexReader, type IndexWriter } from '#db/index/client.ts';
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
import { findLease, releaseLease } from '#db/queries/leases.ts';
import { listMedia } from '#db/queries/media.ts';
import { listPurgedImages } from '#db/queries/purges.ts';
import { getContentRevision } from '#db/queries/state.ts';
import { findUnusable } from '#db/unusable-store.ts';
import { type Clock, localMinute } from '#lib/clock.ts';
import { getLog } from '#lib/log.ts';
import { type Fault, hasError } from './fault.ts';
import {
  checkReadable,
  findStamp,
  FolderError,
  type FolderFile,
  listMedias,
  listReferentials,
  listSources,
} from './folder.ts';
import { KINDS } from './kinds.ts';
import { type ImageSet, listImages, removeVariants } from './media.ts';
import { gatherImages, stampOf } from './stored-images.ts';
import {
  findIndexedReferentials,
  ReferentialError,
  type Referentials,
  readReferentials,
  REFERENTIALS_DIR,
} from './referentials.ts';
import { replayPublications } from './publication.ts';
import { hashOf } from './source-file.ts';
import { checkSource, findDuplicates, purgedFault, readSource } from './sources.ts';
import { findFileHash, sweepStaged } from './staged-file.ts';
import { tryTakeLease } from './take-lease.ts';
import { PortalDayRecorder } from './record-portal-day.ts';
import { TransparencyRecorder } from './record-transparency.ts';
import { IMAGES_HASH, isComplete, type RefusedTexts, syncIndex } from './sync.ts';

/** Scans in a row without its file after which a document is retired: an editor's save replaces a file in between. */
const SCANS_BEFORE_RETIRING = 2;
/** While more files vanish at each scan, those missing for less than this wait: the whole may be an accident. */
const LONGEST_WAIT_MS = 8_000;
/** More documents than this, and than {@link MASS_SHARE} of all, vanishing within {@link MASS_MS} look like an accident. */
const MASS_COUNT = 5;
const MASS_SHARE = 1 / 5;
const MASS_MS = 60_000;
/** So do all the files of a kind at once, from this number on. */
const MASS_FOLDER = 2;
/** A file changed more recently than this may be half written. */
const YOUNG_MS = 300;
const SECOND_LOOK_MS = 150;
const MEDIA_RETRY_MS = 60_000;
const LEASE_NAME = 'ingest';
const LEASE_MS = 10_000;

/** Another process took the lease in the middle of a scan. */
class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}

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
  /** True when another process holds the lease: this one only reads. */
  idle: boolean;
  /** True when the index holds the store's revision: before that, nothing can be shown. */
  complete: boolean;
}

export interface ScanOptions {
  /** Re-index all documents. */
  everything?: boolean;
  /** Look at the whole index first: someone could not read it. */
  doubted?: boolean;
}

/** Takes the content folder into the store and the index, scan after scan: design §2 states its rules. */
export class Ingester {
  readonly #reader: IndexReader;
  #stamps = new Map<string, string>();
  /** When each missing file was first missed, in milliseconds. */
  #vanishedAt = new Map<string, number>();
  #leaseUntil = 0;
  #referentials: Referentials | undefined;
  #referentialsFrom: 'content' | 'index' | 'portal' = 'content';
  #referentialsStamp = '';
  #refusedTexts: RefusedTexts = new Map();
  #mediaStamp: string | undefined;
  #mediaRetryAt: number | undefined;
  #obsoleteVariants: string[] = [];
  #nextDue: string | undefined;
  readonly #transparency = new TransparencyRecorder();
  readonly #portalDay = new PortalDayRecorder();
  #making: Promise<void> | undefined;
  #swept = false;

  constructor(private readonly options: IngestOptions) {
    this.#reader = new IndexReader(options.dataDir);
  }

  /** One pass. Call it again about every second; never two at a time. */
  async scan({ everything = false, doubted = false }: ScanOptions = {}): Promise<ScanReport> {
    try {
      await this.#keepLease({ sure: true });
      return await this.#ingest(everything || (doubted && this.#discardDamaged()));
    } catch (cause) {
      if (cause instanceof LeaseLostError) return this.#standBy();
      // The store may be what is damaged: the index is then all there is, and stays.
      if (findUnusable(cause) !== 'damaged' || !this.#discardDamaged(cause)) throw cause;
      return this.#ingest(true);
    }
  }

  /** Makes room for another index where this one is damaged; false for a sound one. */
  #discardDamaged(cause: unknown = 'a reader could not read it'): boolean {
    if (!this.options.index.discardDamaged()) return false;
    getLog().error({ cause: String(cause) }, 'the index is damaged: it is made again from the store');
    this.#mediaStamp = undefined;
    return true;
  }

  /** Waits for image variants being made in the background, if any. */
  async settle(): Promise<void> {
    await this.#making;
  }

  /** Lets another process ingest at once. */
  async release(): Promise<void> {
    this.#leaseUntil = 0;
    this.#reader.close();
    await releaseLease(this.options.store, LEASE_NAME, this.options.holder);
  }

  async #ingest(everything: boolean): Promise<ScanReport> {
    const { contentDir, clock, index } = this.options;
    const now = clock.now();
    const reasons: string[] = [];
    const faults: Fault[] = [];
    const readable = await this.#attempt(reasons, 'rien n’est retiré du site', () =>
      checkReadable(contentDir),
    );
    const referentials = await this.#refreshReferentials(readable, reasons, faults);
    if (!referentials) {
      return this.#report({
        revision: await getContentRevision(this.options.store),
        reasons,
        faults,
        complete: false,
      });
    }
    if (readable) {
      await this.#finishPublications(reasons);
      await this.#attempt(reasons, 'rien n’est retiré du site', async () => {
        const missing = await this.#takeIn(await listSources(contentDir), referentials, now.toISOString());
        await this.#retire(missing, reasons, now);
      });
    }
    const images = readable ? await this.#refreshImages(reasons) : undefined;
    const due = this.#nextDue !== undefined && this.#nextDue <= localMinute(now);
    const result = await syncIndex(this.options.store, index.get(), referentials, {
      now,
      everything,
      due,
      refused: this.#refusedTexts,
      proceed: () => this.#keepLease(),
      ...(images && { images }),
    });
    index.publish();
    await this.#transparency.record(this.options.store, index.get(), now);
    await this.#portalDay.record(this.options.store, index.get(), now);
    faults.push(...result.faults);
    this.#nextDue = findNextDueMinute(index.get(), localMinute(now));
    return this.#report({ revision: result.revision, reasons, faults, complete: true });
  }

  /** Goes on with what a crash or a full disk interrupted, before the files are looked at. */
  async #finishPublications(reasons: string[]): Promise<void> {
    if (!this.#swept) {
      const { contentDir, clock } = this.options;
      for (const folder of [...KINDS, 'medias'])
        await sweepStaged(join(contentDir, folder), clock.now().getTime());
      this.#swept = true;
    }
    const { failures } = await replayPublications(this.options);
    for (const { path, cause } of failures) {
      reasons.push(
        `Le fichier « ${path} » n’a pas pu être écrit (${String(cause)}) : la page publique est à jour, le portail réessaie.`,
      );
    }
  }

  /** Another process ingests: this one writes nothing, and will look at everything again when its turn comes. */
  async #standBy(): Promise<ScanReport> {
    const { store, index } = this.options;
    index.close();
    this.#stamps.clear();
    this.#vanishedAt.clear();
    this.#mediaStamp = undefined;
    this.#obsoleteVariants = [];
    const known = this.#reader.find();
    return this.#report({
      revision: Number((known && findMeta(known, 'revision')) ?? 0),
      reasons: [],
      faults: [],
      complete: known !== undefined && (await isComplete(store, known)),
      idle: true,
    });
  }

  /** Does what a folder that cannot be read may stop, which is then said with its consequence. */
  async #attempt(reasons: string[], consequence: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (cause) {
      if (!(cause instanceof FolderError)) throw cause;
      reasons.push(`Le dossier des contenus ne peut pas être lu (${cause.message}) : ${consequence}.`);
      return false;
    }
  }

  /** Renews the lease in its second half only: each renewal is a durable write. Throws when another holds it. */
  async #keepLease({ sure = false } = {}): Promise<void> {
    const { store, holder, clock } = this.options;
    const now = clock.now().getTime();
    const left = this.#leaseUntil - now;
    const young = left > LEASE_MS / 2 && left <= LEASE_MS;
    if (young && !sure) return;
    if (young && (await findLease(store, LEASE_NAME))?.holder === holder) return;
    const taken = await tryTakeLease(store, {
      name: LEASE_NAME,
      holder,
      leaseMs: LEASE_MS,
      now: new Date(now),
    });
    this.#leaseUntil = taken ? now + LEASE_MS : 0;
    if (!taken) throw new LeaseLostError(LEASE_NAME);
  }

  /** The referentials in force: the content's; while these cannot be read the last that could, else the portal's own. */
  async #refreshReferentials(
    readable: boolean,
    reasons: string[],
    faults: Fault[],
  ): Promise<Referentials | undefined> {
    const { contentDir, fallbackContentDir } = this.options;
    let problem: string | undefined;
    if (readable) {
      try {
        const own = await listReferentials(contentDir);
        const root = own.length > 0 ? contentDir : fallbackContentDir;
        const files = own.length > 0 ? own : await listReferentials(root);
        const stamp = `${root} ${files.map((file) => `${file.path} ${file.stamp}`).join(' ')}`;
        if (this.#referentials && stamp === this.#referentialsStamp) return this.#referentials;
        this.#referentials = await readReferentials(
          join(root, REFERENTIALS_DIR),
          () => this.#referentials ?? findIndexedReferentials(this.options.index.get()),
        );
        this.#referentialsStamp = stamp;
        this.#referentialsFrom = own.length > 0 ? 'content' : 'portal';
        return this.#referentials;
      } catch (cause) {
        if (cause instanceof ReferentialError) {
          faults.push(cause.fault);
          problem = `${cause.fault.file} : ${cause.fault.message}`;
        } else if (cause instanceof FolderError) {
          problem = `Le dossier des référentiels ne peut pas être lu (${cause.message}).`;
        } else throw cause;
      }
    }
    this.#referentialsStamp = '';
    if (!this.#referentials) {
      this.#referentials = findIndexedReferentials(this.options.index.get());
      this.#referentialsFrom = 'index';
    }
    if (!this.#referentials) {
      this.#referentials = await readReferentials(join(fallbackContentDir, REFERENTIALS_DIR)).catch(
        () => undefined,
      );
      this.#referentialsFrom = 'portal';
    }
    if (problem !== undefined || !this.#referentials) {
      const kept =
        this.#referentialsFrom === 'portal'
          ? 'Ceux que livre le portail servent'
          : 'Les derniers lisibles servent';
      const outcome = this.#referentials
        ? `${kept} en attendant.`
        : 'Il n’y en a pas d’autres : rien ne peut être publié.';
      reasons.push(`${problem ?? 'Les référentiels ne peuvent pas être lus.'} ${outcome}`);
    }
    return this.#referentials;
  }

  /** Takes in what changed; returns the remembered files that this scan did not find. */
  async #takeIn(
    files: readonly FolderFile[],
    referentials: Referentials,
    now: string,
  ): Promise<ContentFileRow[]> {
    const { store, contentDir } = this.options;
    const rows = new Map((await listContentFiles(store)).map((row) => [row.path, row]));
    const duplicates = findDuplicates(files);
    const found = new Set(files.map(({ path }) => path));
    const changed = files.flatMap((file) => {
      const row = rows.get(file.path);
      const returned = row !== undefined && row.missingScans > 0;
      const key = duplicates.has(file.path) ? `${file.stamp} duplicate` : file.stamp;
      return row && !returned && this.#stamps.get(file.path) === key ? [] : [{ ...file, row, returned, key }];
    });
    const unsettled = await this.#findUnsettled(changed);
    for (const { path, stamp, row, returned, key } of changed) {
      if (unsettled.has(path)) continue;
      await this.#keepLease();
      const source = await readSource(contentDir, path);
      if ((await findStamp(contentDir, path)) !== stamp) continue;
      const accepted = row?.refusal === null && row.seenHash === source.hash && !duplicates.has(path);
      if (!accepted || returned) {
        const { name, faults } = await checkSource(source, duplicates, referentials);
        if (name && source.text !== undefined && !hasError(faults)) {
          const outcome = await acceptFile(store, { ...name, hash: source.hash, text: source.text }, now);
          if (outcome === 'purged')
            await refuseFile(store, path, source.hash, JSON.stringify([purgedFault(path)]));
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

  /** Files being written at this moment: they changed a moment ago and again before the second look. */
  async #findUnsettled(files: readonly FolderFile[]): Promise<Set<string>> {
    const young = files.filter(({ modifiedAt }) => Date.now() - modifiedAt < YOUNG_MS);
    if (young.length === 0) return new Set();
    await setTimeout(SECOND_LOOK_MS);
    const unsettled = new Set<string>();
    for (const { path, stamp } of young) {
      if ((await findStamp(this.options.contentDir, path)) !== stamp) unsettled.add(path);
    }
    return unsettled;
  }

  async #retire(missing: readonly ContentFileRow[], reasons: string[], now: Date): Promise<void> {
    const { store } = this.options;
    const instant = now.getTime();
    const gone = new Set(missing.map(({ path }) => path));
    for (const [path, at] of this.#vanishedAt) {
      if (!gone.has(path) || at > instant) this.#vanishedAt.delete(path);
    }
    const vanished = missing.filter((row) => !row.retired);
    if (vanished.length === 0) return;
    const fresh = vanished.filter(({ path }) => !this.#vanishedAt.has(path));
    for (const { path } of fresh) this.#vanishedAt.set(path, instant);
    await markMissing(
      store,
      vanished.map(({ path }) => path),
    );
    const rows = await listContentFiles(store);
    const accident = this.#findAccident(vanished, rows, instant);
    if (accident !== undefined) {
      reasons.push(accident);
      return;
    }
    const due = vanished.filter((row) => {
      const waited = instant - (this.#vanishedAt.get(row.path) ?? instant);
      return (
        row.missingScans + 1 >= SCANS_BEFORE_RETIRING && (fresh.length === 0 || waited >= LONGEST_WAIT_MS)
      );
    });
    await retireFiles(
      store,
      due.map(({ path }) => path),
      now.toISOString(),
    );
  }

  /** Why what vanished is not believed, for an operator. Retired files count for a minute: a deletion may be slow. */
  #findAccident(
    vanished: readonly ContentFileRow[],
    rows: readonly ContentFileRow[],
    instant: number,
  ): string | undefined {
    const recent = rows.filter(({ path, retired }) => {
      const at = this.#vanishedAt.get(path);
      return retired && at !== undefined && instant - at < MASS_MS;
    });
    const present = rows.filter((row) => !row.retired);
    const count = vanished.length + recent.length;
    const known = present.length + recent.length;
    if (count > MASS_COUNT && count > known * MASS_SHARE) {
      return (
        `${count} fichiers de contenu sur ${known} ont disparu ensemble : ` +
        `${recent.length > 0 ? `${recent.length} documents sont retirés, les autres ne le sont pas` : 'aucun document n’est retiré'}. ` +
        `Remettez-les, ou retirez-les par lots de ${MASS_COUNT} au plus, à une minute d’intervalle.`
      );
    }
    const kind = KINDS.find((folder) => {
      const inFolder = (row: ContentFileRow) => row.path.startsWith(`${folder}/`);
      const lost = vanished.filter(inFolder).length;
      return lost >= MASS_FOLDER && lost === present.filter(inFolder).length;
    });
    return kind === undefined
      ? undefined
      : `Tous les fichiers de « ${kind} » ont disparu ensemble : aucun n’est retiré. Remettez-les, ou retirez-les un par un.`;
  }

  /** The list of images when it changed since the last scan. Missing variants are made in the background. */
  async #refreshImages(reasons: string[]): Promise<IndexChange['images'] | undefined> {
    const { store, contentDir, dataDir, clock } = this.options;
    if (this.#making) return undefined;
    let files: FolderFile[] = [];
    const listed = await this.#attempt(reasons, 'les images restent ce qu’elles étaient', async () => {
      files = await listMedias(contentDir);
    });
    if (!listed) return undefined;
    const now = clock.now().getTime();
    const indexed = findMeta(this.options.index.get(), IMAGES_HASH);
    const stamp = `${files.map((file) => `${file.path} ${file.stamp}`).join('\n')}\n${stampOf(await listMedia(store))}`;
    const retry = this.#mediaRetryAt !== undefined && now >= this.#mediaRetryAt;
    if (stamp === this.#mediaStamp && indexed !== undefined && !retry) {
      await removeVariants(dataDir, this.#obsoleteVariants);
      this.#obsoleteVariants = [];
      return undefined;
    }
    files = await this.#dropPurged(files, reasons);
    let set: ImageSet;
    try {
      const paths = files.map(({ path }) => path);
      set = await listImages(dataDir, await gatherImages(this.options, paths));
    } catch (cause) {
      reasons.push(
        `Les images ne peuvent pas être préparées (${String(cause)}) : elles restent ce qu’elles étaient.`,
      );
      return undefined;
    }
    this.#mediaStamp = stamp;
    const obsolete = new Set(set.obsolete);
    await removeVariants(
      dataDir,
      this.#obsoleteVariants.filter((file) => obsolete.has(file)),
    );
    this.#obsoleteVariants = set.obsolete.filter((file) => !this.#obsoleteVariants.includes(file));
    if (this.#mediaRetryAt === undefined || retry) this.#complete(set, now);
    const images = set.images.map((image) => ({ src: image.src, data: JSON.stringify(image) }));
    return hashOf(JSON.stringify(images)) === indexed ? undefined : images;
  }

  /** An image that was taken out for good and came back, with the repository, goes again. */
  async #dropPurged(files: readonly FolderFile[], reasons: string[]): Promise<FolderFile[]> {
    const { store, contentDir } = this.options;
    const purged = await listPurgedImages(store);
    if (purged.size === 0) return [...files];
    const kept: FolderFile[] = [];
    for (const file of files) {
      const hash = await findFileHash(join(contentDir, file.path)).catch(() => null);
      if (hash === null || !purged.has(hash)) {
        kept.push(file);
        continue;
      }
      await rm(join(contentDir, file.path)).catch(() =>
        reasons.push(
          `L’image « ${file.path} » a été purgée et revient avec le dossier des contenus : retirez-la du dépôt.`,
        ),
      );
    }
    return kept;
  }

  #complete(set: ImageSet, now: number): void {
    this.#mediaRetryAt = undefined;
    this.#making = set
      .complete()
      .then(({ made, failures }) => {
        if (made > 0) this.#mediaStamp = undefined;
        if (failures.length === 0) return;
        this.#mediaRetryAt = now + MEDIA_RETRY_MS;
        getLog().warn({ failures }, 'image variants could not be made: originals are served');
      })
      .finally(() => {
        this.#making = undefined;
      });
  }

  async #report(
    report: Pick<ScanReport, 'revision' | 'reasons' | 'faults' | 'complete'> & { idle?: boolean },
  ): Promise<ScanReport> {
    const { store } = this.options;
    const rows = await listContentFiles(store);
    return {
      idle: false,
      ...report,
      documents: rows.filter((row) => row.refusal === null && row.missingScans === 0).length,
      refused: rows.filter((row) => row.refusal !== null).length,
      waiting: await countWaiting(store),
    };
  }
}
