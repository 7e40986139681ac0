import { requireRequestSession } from '#lib/auth/current-session.ts';
import { CSRF_FIELD } from '#lib/auth/csrf.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { answerFailure, answerProblem, NO_STORE } from './answer-request.ts';
import type { ImageOutcome, StudioImage } from './images.ts';
import { findNotice, type NoticeName, withNotice } from './notices.ts';
import { readUpload, type Upload, UnreadableUploadError } from './read-upload.ts';

/** Files that one process holds in memory at a time. */
const MOST_IN_FLIGHT = 3;
let inFlight = 0;

type Sent = Pick<Upload, 'fields'> & { file: { name: string; bytes: Buffer } };

class BusyError extends Error {
  override name = 'BusyError';
}

function say(request: Request, name: NoticeName, image?: StudioImage): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const words = findNotice(name)?.text ?? '';
    return image
      ? Response.json({ image, words }, { headers: NO_STORE })
      : answerProblem(name === 'images-occupees' ? 503 : 422, words);
  }
  const path = image ? `/studio/images/${image.name}` : '/studio/images';
  return new Response(null, { status: 303, headers: { ...NO_STORE, Location: withNotice(path, name) } });
}

/** Answers a form of the studio that brings an image: session and token first, then its bytes. */
export async function answerUpload(
  request: Request,
  act: (actor: Actor, sent: Sent) => Promise<ImageOutcome>,
): Promise<Response> {
  const admitted: { actor?: Actor } = {};
  try {
    const { fields, file } = await readUpload(request, async (form) => {
      const token = form.has(CSRF_FIELD) ? form : undefined;
      const { actor } = await requireRequestSession(request, 'add-media', undefined, token);
      if (inFlight >= MOST_IN_FLIGHT) throw new BusyError();
      inFlight += 1;
      admitted.actor = actor;
    });
    const { actor } = admitted;
    if (!file || !actor) return say(request, 'image-absente');
    if (file.tooLong) return say(request, 'image-trop-lourde');
    const done = await act(actor, { fields, file });
    return say(request, done.outcome, 'image' in done ? done.image : undefined);
  } catch (cause) {
    if (cause instanceof BusyError) return say(request, 'images-occupees');
    if (cause instanceof UnreadableUploadError)
      return answerProblem(400, 'Cette demande ne peut pas être lue.');
    return answerFailure(cause);
  } finally {
    if (admitted.actor) inFlight -= 1;
  }
}
