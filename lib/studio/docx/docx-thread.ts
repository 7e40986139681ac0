import { parentPort, workerData } from 'node:worker_threads';
import { DocxRefusedError } from './docx-refusals.ts';
import { readDocx } from './read-docx.ts';

// A thread of its own: a hostile document may hold it for as long as it takes, and is cut off from outside.
const { bytes } = workerData as { bytes: Uint8Array };
const answer = await readDocx(Buffer.from(bytes)).then(
  (text) => ({ text }),
  (cause: unknown) => ({
    refusal: cause instanceof DocxRefusedError ? cause.refusal : ('docx-illisible' as const),
  }),
);
const images = 'text' in answer ? answer.text.images : [];
parentPort?.postMessage(
  answer,
  images.map((image) => image.bytes.buffer),
);
