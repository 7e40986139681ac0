import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type DocxRefusal, DocxRefusedError } from './docx-refusals.ts';
import type { DocxText } from './read-docx.ts';

/** With the time to start the thread, on a loaded machine. */
const DEADLINE_MS = 30_000;
const HEAP_MB = 256;
/** Next’s bundler must not follow them: a bundle cannot be a thread of its own. */
const WORKER_FILES = {
  sources: ['lib', 'studio', 'docx', 'docx-worker.mjs'].join('/'),
  built: ['.next', 'portail-docx.mjs'].join('/'),
};

export type ReadDocument = (bytes: Buffer) => Promise<DocxText>;

type Answer = { text: DocxText } | { refusal: DocxRefusal };

/** What reads documents, each in a thread that ends with it: people bring few, and none is to hold the portal. */
export function makeDocxReader(
  rootDir: string,
  made: keyof typeof WORKER_FILES,
  deadlineMs = DEADLINE_MS,
): ReadDocument {
  return async (bytes) => {
    const worker = new Worker(
      /* turbopackIgnore: true */ join(/* turbopackIgnore: true */ rootDir, WORKER_FILES[made]),
      {
        workerData: { bytes: new Uint8Array(bytes) },
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      },
    );
    const answer = await new Promise<Answer>((resolve) => {
      const end = (given: Answer) => {
        clearTimeout(timer);
        resolve(given);
      };
      const timer = setTimeout(() => {
        end({ refusal: 'docx-demesure' });
      }, deadlineMs);
      worker.once('message', end);
      // Its memory ran out, as far as is known.
      worker.once('error', () => {
        end({ refusal: 'docx-demesure' });
      });
      worker.once('exit', () => {
        end({ refusal: 'docx-demesure' });
      });
    });
    await worker.terminate();
    if ('refusal' in answer) throw new DocxRefusedError(answer.refusal);
    return answer.text;
  };
}
