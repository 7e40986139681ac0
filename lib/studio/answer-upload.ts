import type { Actor } from '#lib/auth/permissions.ts';
import { answerProblem, NO_STORE } from './answer-request.ts';
import type { ImageOutcome, StudioImage } from './images.ts';
import { findNotice, type NoticeName, withNotice } from './notices.ts';
import { FileReceiver, type FileRefusal, type SentFile } from './receive-file.ts';

const receiver = new FileReceiver('add-media', 3);

const NOTICES: Readonly<Record<FileRefusal, NoticeName>> = {
  absent: 'image-absente',
  'too-long': 'image-trop-lourde',
  busy: 'images-occupees',
};

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

/** Answers a form of the studio that brings an image. */
export function answerUpload(
  request: Request,
  act: (actor: Actor, sent: SentFile) => Promise<ImageOutcome>,
): Promise<Response> {
  return receiver.answer(
    request,
    async (actor, sent) => {
      const done = await act(actor, sent);
      return say(request, done.outcome, 'image' in done ? done.image : undefined);
    },
    (refusal) => say(request, NOTICES[refusal]),
  );
}
