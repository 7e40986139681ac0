import { expect, test } from 'vitest';
import { IMAGE_MAX_BYTES } from '#lib/content/remake-image.ts';
import { readUpload, UnreadableUploadError } from './read-upload.ts';

/** A form as browsers send it, in small pieces. */
function send(
  form: FormData,
  { cut = Infinity } = {},
): Pick<Request, 'headers' | 'body'> & { taken: () => number } {
  const made = new Response(form);
  const { headers } = made;
  let taken = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async start(controller) {
      const bytes = new Uint8Array(await made.arrayBuffer());
      const end = Math.min(cut, bytes.length);
      for (let at = 0; at < end; at += 65_536)
        controller.enqueue(bytes.slice(at, Math.min(at + 65_536, end)));
      controller.close();
    },
  }).pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        taken += chunk.length;
        controller.enqueue(chunk);
      },
    }),
  );
  return { headers, body, taken: () => taken };
}

function form(bytes: Uint8Array<ArrayBuffer>, name = 'réunion.png'): FormData {
  const made = new FormData();
  made.set('jeton', 'secret');
  made.set('fichier', new File([bytes], name, { type: 'image/svg+xml' }));
  made.set('alt', 'après le fichier');
  return made;
}

test('the fields before the file are known when it is admitted; those after it are read too', async () => {
  const seen: [string | null, string | null][] = [];
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : null);
  const { fields, file } = await readUpload(send(form(new Uint8Array([1, 2, 3]))), async (known) => {
    seen.push([text(known.get('jeton')), text(known.get('alt'))]);
  });
  expect(seen).toEqual([['secret', null]]);
  expect(fields.get('alt')).toBe('après le fichier');
  expect(file).toEqual({ name: 'réunion.png', bytes: Buffer.from([1, 2, 3]), tooLong: false });
});

test('a file is kept up to what an image may weigh', async () => {
  const { file } = await readUpload(
    send(form(new Uint8Array(IMAGE_MAX_BYTES + 100_000))),
    async () => undefined,
  );
  expect(file?.bytes.length).toBe(IMAGE_MAX_BYTES);
  expect(file?.tooLong).toBe(true);
  const whole = await readUpload(send(form(new Uint8Array(IMAGE_MAX_BYTES))), async () => undefined);
  expect(whole.file?.tooLong).toBe(false);
});

test('who is not admitted is told why, and their file is not read', async () => {
  const refusal = new Error('not you');
  const sent = send(form(new Uint8Array(8_000_000)));
  const reading = readUpload(sent, async () => {
    throw refusal;
  });
  await expect(reading).rejects.toBe(refusal);
  expect(sent.taken()).toBeLessThan(4_000_000);
});

test('a form without a file is admitted too, and says that there is none', async () => {
  const seen: unknown[] = [];
  const empty = new FormData();
  empty.set('jeton', 'secret');
  const { file } = await readUpload(send(empty), async (fields) => {
    seen.push(fields.get('jeton'));
  });
  expect(file).toBeUndefined();
  expect(seen).toEqual(['secret']);
  const chosen = await readUpload(send(form(new Uint8Array(0), '')), async () => undefined);
  expect(chosen.file).toBeUndefined();
});

test('a body that is cut, or no form, cannot be read', async () => {
  const cut = send(form(new Uint8Array(300_000)), { cut: 100_000 });
  await expect(readUpload(cut, async () => undefined)).rejects.toBeInstanceOf(UnreadableUploadError);
  const none = { headers: new Headers({ 'content-type': 'text/plain' }), body: null };
  await expect(readUpload(none, async () => undefined)).rejects.toBeInstanceOf(UnreadableUploadError);
});
