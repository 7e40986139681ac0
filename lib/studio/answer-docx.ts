import type { Actor } from '#lib/auth/permissions.ts';
import { NO_STORE } from './answer-request.ts';
import type { NoticeName } from './notices.ts';
import { FileReceiver, type FileRefusal, type SentFile } from './receive-file.ts';

/** Each document is unpacked in memory. */
const receiver = new FileReceiver('start-draft', 2);

const NOTICES: Readonly<Record<FileRefusal, NoticeName>> = {
  absent: 'image-absente',
  'too-long': 'image-trop-lourde',
  busy: 'docx-occupe',
};

/**
 * Answers a form of the studio that brings a document. `act` says which page comes next; `refuse`, which one says why there
 * is nothing to act on.
 */
export function answerDocx(
  request: Request,
  act: (actor: Actor, sent: SentFile) => Promise<string>,
  refuse: (notice: NoticeName) => string,
): Promise<Response> {
  const go = (path: string) => new Response(null, { status: 303, headers: { ...NO_STORE, Location: path } });
  return receiver.answer(
    request,
    async (actor, sent) => go(await act(actor, sent)),
    (refusal) => go(refuse(NOTICES[refusal])),
  );
}
