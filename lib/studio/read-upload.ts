import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { IMAGE_MAX_BYTES } from '#lib/content/remake-image.ts';

/** A form of the studio has few fields, and short ones. */
const LIMITS = {
  fileSize: IMAGE_MAX_BYTES,
  files: 1,
  fields: 12,
  parts: 14,
  fieldSize: 2_000,
  fieldNameSize: 50,
  headerPairs: 20,
};

/** The body is no form that can be read. */
export class UnreadableUploadError extends Error {
  override name = 'UnreadableUploadError';
}

export interface Upload {
  fields: FormData;
  /** Undefined where no file was chosen. */
  file: { name: string; bytes: Buffer; tooLong: boolean } | undefined;
}

async function collect(stream: BusboyFileStream): Promise<{ bytes: Buffer; tooLong: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (cause) {
    throw new UnreadableUploadError('cut short', { cause });
  }
  return { bytes: Buffer.concat(chunks), tooLong: stream.truncated };
}

/**
 * Reads a form that brings a file, as it comes, up to what an image may weigh. `admit` is called once, with the fields that
 * came before the file and before any of its bytes is kept: what it throws ends the reading.
 */
export async function readUpload(
  request: Pick<Request, 'headers' | 'body'>,
  admit: (fields: FormData) => Promise<void>,
): Promise<Upload> {
  const fields = new FormData();
  let file: Promise<Upload['file']> | undefined;
  let current: BusboyFileStream | undefined;
  let parser: InstanceType<typeof Busboy>;
  try {
    const type = request.headers.get('content-type') ?? '';
    parser = new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  } catch (cause) {
    throw new UnreadableUploadError('no form', { cause });
  }
  parser.on('field', (name, value) => {
    fields.append(name, value);
  });
  parser.on('file', (_, stream, name) => {
    current = stream;
    // Whoever reads it is told; nobody may be reading yet.
    stream.on('error', () => undefined);
    file = admit(fields).then(async () => ({ name, ...(await collect(stream)) }));
    file.catch((cause: unknown) => {
      stream.resume();
      parser.destroy(cause instanceof Error ? cause : new Error(String(cause)));
    });
  });
  const body = request.body ? Readable.fromWeb(request.body as ReadableStream) : Readable.from([]);
  try {
    await pipeline(body, parser);
  } catch (cause) {
    const failure = new UnreadableUploadError('cut short', { cause });
    current?.destroy(failure);
    // What `admit` threw comes before what it did to the reading.
    await file;
    throw failure;
  }
  const read = await file;
  if (!file) await admit(fields);
  return { fields, file: read && read.bytes.length > 0 ? read : undefined };
}
