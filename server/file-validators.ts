import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join, sep } from 'node:path';
import type { Encoding } from './document-cache.ts';
import { isFresh } from './send-document.ts';

const ENDINGS: Readonly<Record<Encoding, readonly string[]>> = {
  br: ['.br', ''],
  gzip: ['.gz', ''],
  identity: [''],
};

/** What tells one state of a file from another, in the form of sirv. */
export interface Validators {
  etag: string;
  lastModified: string;
}

/** Of the file that answers a name in an encoding; undefined where there is none. */
export async function findValidators(
  dir: string,
  name: string,
  encoding: Encoding,
): Promise<Validators | undefined> {
  for (const ending of ENDINGS[encoding]) {
    const file = join(dir, name + ending);
    if (!file.startsWith(dir + sep)) return undefined;
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile())
      return { etag: `W/"${found.size}-${found.mtime.getTime()}"`, lastModified: found.mtime.toUTCString() };
  }
  return undefined;
}

export const isConditional = ({ headers }: IncomingMessage): boolean =>
  headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined;

/** True when the visitor holds this state of the file already (RFC 9110 §13.2.2): a date counts where no mark is given. */
export function holds(request: IncomingMessage, { etag, lastModified }: Validators): boolean {
  const { 'if-none-match': mark, 'if-modified-since': since } = request.headers;
  if (mark !== undefined) return isFresh(request, etag.slice(2));
  return since !== undefined && Date.parse(since) >= Date.parse(lastModified);
}
