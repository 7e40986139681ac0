import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const MAX_BYTES = 64 * 1024 * 1024;
const BROTLI_QUALITY = 5;
const ENTRY_OVERHEAD = 1_024;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** A rendered document, with the forms in which it was sent so far. */
export interface CachedDocument {
  status: number;
  contentType: string;
  /** Strong validator of the identity form; each encoding adds its name. */
  hash: string;
  bytes: Buffer;
  encoded: Map<Encoding, Buffer>;
}

export function makeDocument(status: number, contentType: string, body: string | Buffer): CachedDocument {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { status, contentType, hash, bytes, encoded: new Map([['identity', bytes]]) };
}

/** The document in an encoding, compressed once. */
export async function encode(document: CachedDocument, encoding: Encoding): Promise<Buffer> {
  const known = document.encoded.get(encoding);
  if (known) return known;
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  const made =
    encoding === 'br' ? await compressBrotli(document.bytes, { params }) : await compressGzip(document.bytes);
  document.encoded.set(encoding, made);
  return made;
}

/**
 * Documents by address, valid for one content revision and one day in Paris; bounded in bytes. One render answers all
 * the visitors who wait for it.
 */
export class DocumentCache {
  #edition = '';
  #documents = new LRUCache<string, CachedDocument>({
    maxSize: MAX_BYTES,
    sizeCalculation: (document) => document.bytes.length * 2 + ENTRY_OVERHEAD,
  });
  #rendering = new Map<string, Promise<CachedDocument>>();

  /**
   * Another edition (revision and day) empties the cache. A document whose status is not the one asked (a page withdrawn
   * while it was rendered) answers those who wait for it and is not kept.
   */
  async get(
    edition: string,
    asked: { address: string; status: number },
    render: () => Promise<CachedDocument>,
  ): Promise<CachedDocument> {
    const key = `${asked.status} ${asked.address}`;
    if (edition !== this.#edition) {
      this.#edition = edition;
      this.#documents.clear();
      this.#rendering.clear();
    }
    const known = this.#documents.get(key) ?? this.#rendering.get(key);
    if (known) return known;
    const rendering = render();
    this.#rendering.set(key, rendering);
    try {
      const document = await rendering;
      if (edition === this.#edition && document.status === asked.status) this.#documents.set(key, document);
      return document;
    } finally {
      if (this.#rendering.get(key) === rendering) this.#rendering.delete(key);
    }
  }
}
