import { answerRead, readDraftId } from '#lib/studio/answer-request.ts';
import { answerComment } from '#lib/studio/comment-route.ts';
import { listComments, saveComment } from '#lib/studio/comments.ts';
import { getStudio } from '#lib/studio/current.ts';

interface Props {
  params: Promise<{ id: string }>;
}

const readNumber = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerRead(request, async (actor) => listComments(getStudio(), actor, readDraftId(address.id)));
}

/** Says something of the draft, or answers. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerComment(request, address.id, async (actor, draftId, form) =>
    saveComment(getStudio(), actor, {
      draftId,
      version: readNumber(form.get('version')) ?? 1,
      text: form.get('texte') ?? '',
      quote: form.get('citation') ?? '',
      replyTo: form.has('reponse') ? (readNumber(form.get('reponse')) ?? 0) : null,
    }),
  );
}
