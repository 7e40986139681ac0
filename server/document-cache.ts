import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const PAGES_MAX_BYTES = 48 * 1024 * 1024;
const QUERIES_MAX_BYTES = 16 * 1024 * 1024;
const BROTLI_QUALITY = 5;
const ENTRY_OVERHEAD = 1_024;
/** Requests remembered with the document that answers them; a longer one is resolved each time. */
const MAX_TARGETS = 10_000;
const MAX_TARGET_LENGTH = 512;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** A document in one encoding, ready to be sent. */
export interface Form {
  bytes: Buffer;
  etag: string;
  /** Names and values in turn, of the answer that sends the bytes and of the one that says they are fresh. */
  headers: readonly string[];
  freshHeaders: readonly string[];
}

/** A rendered document, with the forms in which it was sent so far. */
export interface CachedDocument {
  status: number;
  contentType: string;
  /** Strong validator of the identity form; each encoding adds its name. */
  hash: string;
  bytes: Buffer;
  forms: Map<Encoding, Form>;
  /** Names and values of headers of its own, in turn. */
  headers?: readonly string[];
  /** For one answer: neither the visitor nor a cache on the way keeps it. */
  passing?: true;
  /** The page of a search that found nothing. */
  withoutResult: boolean;
}

export function makeDocument(status: number, contentType: string, body: string | Buffer): CachedDocument {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { status, contentType, hash, bytes, forms: new Map(), withoutResult: false };
}

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  return encoding === 'br' ? compressBrotli(bytes, { params }) : compressGzip(bytes);
}

/** The document in an encoding, compressed once, with its own headers. */
export async function makeForm(document: CachedDocument, encoding: Encoding): Promise<Form> {
  const known = document.forms.get(encoding);
  if (known) return known;
  const bytes = await compress(document.bytes, encoding);
  const cached = document.status === 200 && !document.passing;
  const etag = `"${document.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const freshHeaders = [
    ...(document.headers ?? []),
    ...['Vary', 'Accept-Encoding', 'Cache-Control', cached ? 'public, no-cache' : 'no-store'],
    ...(cached ? ['ETag', etag] : []),
  ];
  const headers = [
    ...freshHeaders,
    ...['Content-Type', document.contentType, 'Content-Length', String(bytes.length)],
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ];
  const form = { bytes, etag, headers, freshHeaders };
  document.forms.set(encoding, form);
  return form;
}

export interface Asked {
  /** Path with the known parameters in a fixed order. */
  address: string;
  status: number;
}

interface Kept {
  document: CachedDocument;
  edition: string;
}

function makePartition(maxSize: number): LRUCache<string, Kept> {
  // The compressed forms together weigh less than the plain one.
  return new LRUCache({
    maxSize,
    sizeCalculation: ({ document }) => document.bytes.length * 2 + ENTRY_OVERHEAD,
  });
}

const keyOf = ({ status, address }: Asked): string => `${status} ${address}`;
const turnOf = (edition: string, key: string): string => `${edition} ${key}`;

/**
 * Documents by address, each valid for one edition: a content revision and a day in Paris. One render answers all the
 * visitors who wait for it. What bears a query string, of which there is no end, has a partition of its own and never
 * evicts a page. Those of former editions stay, while there is room, for the day when they cannot be made again.
 */
export class DocumentCache {
  #pages = makePartition(PAGES_MAX_BYTES);
  #queries = makePartition(QUERIES_MAX_BYTES);
  #targets = new LRUCache<string, { asked: Asked; edition: string }>({ max: MAX_TARGETS });
  #rendering = new Map<string, Promise<CachedDocument>>();
  /** Rises when all is forgotten: what was being made before is not kept. */
  #generation = 0;

  /** @param onStale told of each failure that a document of a former edition answered instead */
  constructor(private readonly onStale: (cause: unknown, asked: Asked) => void) {}

  /** Bytes held at most, compressed forms included. */
  get size(): number {
    return this.#pages.calculatedSize + this.#queries.calculatedSize;
  }

  /** True for a document of this edition that is kept, or being made already. */
  has(edition: string, asked: Asked): boolean {
    const key = keyOf(asked);
    return (
      this.#partitionOf(asked).peek(key)?.edition === edition || this.#rendering.has(turnOf(edition, key))
    );
  }

  /**
   * The document of this edition; that of a former one when it cannot be made. A document whose status is not the one
   * asked (a page withdrawn while it was rendered) answers those who wait for it and is not kept.
   */
  async get(edition: string, asked: Asked, render: () => Promise<CachedDocument>): Promise<CachedDocument> {
    const key = keyOf(asked);
    const kept = this.#partitionOf(asked).get(key);
    if (kept?.edition === edition) return kept.document;
    const turn = turnOf(edition, key);
    const waiting = this.#rendering.get(turn);
    if (waiting) return waiting;
    const rendering = this.#render(edition, asked, render, kept);
    this.#rendering.set(turn, rendering);
    try {
      return await rendering;
    } finally {
      this.#rendering.delete(turn);
    }
  }

  /** Remembers that a request, as it was received, is answered by this document in this edition. */
  remember(edition: string, target: string, asked: Asked): void {
    if (target.length <= MAX_TARGET_LENGTH) this.#targets.set(target, { asked, edition });
  }

  /** The document that answered this very request in this edition, if it is still held. */
  findKnown(edition: string, target: string): CachedDocument | undefined {
    const known = this.#targets.get(target);
    if (known?.edition !== edition) return undefined;
    const kept = this.#partitionOf(known.asked).get(keyOf(known.asked));
    return kept?.edition === edition ? kept.document : undefined;
  }

  /** The last document that answered this very request, of whichever edition. */
  findLast(target: string): CachedDocument | undefined {
    const known = this.#targets.get(target);
    return known && this.#partitionOf(known.asked).get(keyOf(known.asked))?.document;
  }

  /** Forgets every document, those of former editions too. */
  clear(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#queries.clear();
    this.#targets.clear();
    this.#rendering.clear();
  }

  #partitionOf({ address }: Asked): LRUCache<string, Kept> {
    return address.includes('?') ? this.#queries : this.#pages;
  }

  async #render(
    edition: string,
    asked: Asked,
    render: () => Promise<CachedDocument>,
    former: Kept | undefined,
  ): Promise<CachedDocument> {
    const generation = this.#generation;
    try {
      const document = await render();
      if (document.status === asked.status && generation === this.#generation)
        this.#partitionOf(asked).set(keyOf(asked), { document, edition });
      return document;
    } catch (cause) {
      if (!former || generation !== this.#generation) throw cause;
      this.onStale(cause, asked);
      return former.document;
    }
  }
}
