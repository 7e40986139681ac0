import { CSRF_FIELD } from '#lib/auth/csrf.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import type { Action, Actor } from '#lib/auth/permissions.ts';
import { answerFailure, answerProblem } from './answer-request.ts';
import { readUpload, UnreadableUploadError } from './read-upload.ts';

export interface SentFile {
  fields: FormData;
  file: { name: string; bytes: Buffer };
}

/** Why there is no file to act on: none was chosen, it is too heavy, or this process holds as many as it may. */
export type FileRefusal = 'absent' | 'too-long' | 'busy';

class BusyError extends Error {
  override name = 'BusyError';
}

/** Receives the files that forms of the studio bring for one action, so many at a time: each is held in memory. */
export class FileReceiver {
  #inFlight = 0;

  constructor(
    private readonly action: Action,
    private readonly most: number,
  ) {}

  /** Session and token first, then the bytes. */
  async answer(
    request: Request,
    act: (actor: Actor, sent: SentFile) => Promise<Response>,
    refuse: (refusal: FileRefusal) => Response,
  ): Promise<Response> {
    const admitted: { actor?: Actor } = {};
    try {
      const { fields, file } = await readUpload(request, async (form) => {
        const token = form.has(CSRF_FIELD) ? form : undefined;
        const { actor } = await requireRequestSession(request, this.action, undefined, token);
        if (this.#inFlight >= this.most) throw new BusyError();
        this.#inFlight += 1;
        admitted.actor = actor;
      });
      if (!file || !admitted.actor) return refuse('absent');
      if (file.tooLong) return refuse('too-long');
      return await act(admitted.actor, { fields, file });
    } catch (cause) {
      if (cause instanceof BusyError) return refuse('busy');
      if (cause instanceof UnreadableUploadError)
        return answerProblem(400, 'Cette demande ne peut pas être lue.');
      return answerFailure(cause);
    } finally {
      if (admitted.actor) this.#inFlight -= 1;
    }
  }
}
