import { CSRF_FIELD } from '#lib/auth/csrf.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { answerFailure, answerProblem, NO_STORE } from './answer-request.ts';
import type { NoticeName } from './notices.ts';
import { readUpload, UnreadableUploadError } from './read-upload.ts';

/** Documents that one process holds at a time: each is unpacked in memory. */
const MOST_IN_FLIGHT = 2;
let inFlight = 0;

interface SentDocx {
  fields: FormData;
  file: { name: string; bytes: Buffer };
}

class BusyError extends Error {
  override name = 'BusyError';
}

/**
 * Answers a form of the studio that brings a document: session and token first, then its bytes. `act` says which page comes
 * next; `refuse`, which one says why there is nothing to act on.
 */
export async function answerDocx(
  request: Request,
  act: (actor: Actor, sent: SentDocx) => Promise<string>,
  refuse: (notice: NoticeName) => string,
): Promise<Response> {
  const go = (path: string) => new Response(null, { status: 303, headers: { ...NO_STORE, Location: path } });
  const admitted: { actor?: Actor } = {};
  try {
    const { fields, file } = await readUpload(request, async (form) => {
      const token = form.has(CSRF_FIELD) ? form : undefined;
      const { actor } = await requireRequestSession(request, 'start-draft', undefined, token);
      if (inFlight >= MOST_IN_FLIGHT) throw new BusyError();
      inFlight += 1;
      admitted.actor = actor;
    });
    if (!file || !admitted.actor) return go(refuse('image-absente'));
    if (file.tooLong) return go(refuse('image-trop-lourde'));
    return go(await act(admitted.actor, { fields, file }));
  } catch (cause) {
    if (cause instanceof BusyError) return go(refuse('docx-occupe'));
    if (cause instanceof UnreadableUploadError)
      return answerProblem(400, 'Cette demande ne peut pas être lue.');
    return answerFailure(cause);
  } finally {
    if (admitted.actor) inFlight -= 1;
  }
}
