import { CSRF_FIELD, CSRF_HEADER } from '#lib/auth/csrf.ts';
import type { StudioImage } from '#lib/studio/images.ts';

export const UPLOAD_PATH = '/studio/images/ajout';

export type SentAnswer = { image: StudioImage; words: string } | { failure: string };

const EXPIRED = 'Votre session est fermée. Reconnectez-vous dans une autre fenêtre, puis recommencez.';
const NETWORK = 'Le portail ne répond pas. Vérifiez le réseau, puis recommencez.';

function read({ status, responseText }: XMLHttpRequest): SentAnswer {
  if (status === 401) return { failure: EXPIRED };
  if (status === 413) return { failure: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis recommencez.' };
  try {
    const body = JSON.parse(responseText) as Partial<{ image: StudioImage; words: string; title: string }>;
    if (body.image) return { image: body.image, words: body.words ?? '' };
    return { failure: body.title ?? NETWORK };
  } catch {
    return { failure: NETWORK };
  }
}

/** Sends a form that holds an image; `onProgress` is told the percent sent. `fetch` does not tell it. */
export function sendImage(form: FormData, onProgress: (percent: number) => void): Promise<SentAnswer> {
  const token = form.get(CSRF_FIELD);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', UPLOAD_PATH);
    request.setRequestHeader('Accept', 'application/json');
    if (typeof token === 'string') request.setRequestHeader(CSRF_HEADER, token);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total === 0 ? 0 : Math.round((loaded / total) * 100));
    });
    request.addEventListener('load', () => {
      resolve(read(request));
    });
    request.addEventListener('error', () => {
      resolve({ failure: NETWORK });
    });
    request.send(form);
  });
}
