import { readDraftId } from '#lib/studio/answer-request.ts';
import { answerComment } from '#lib/studio/comment-route.ts';
import { removeComment, reopenComment, resolveComment } from '#lib/studio/comments.ts';
import { getStudio } from '#lib/studio/current.ts';
import { NotFoundError } from '#lib/studio/drafts.ts';

const ACTS = { regler: resolveComment, rouvrir: reopenComment, supprimer: removeComment };

interface Props {
  params: Promise<{ id: string; commentaire: string }>;
}

/** Settles a comment, opens it again, or takes it back. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerComment(request, address.id, async (actor, draftId, form) => {
    const name = form.get('acte') ?? '';
    if (!Object.hasOwn(ACTS, name)) throw new NotFoundError(`act ${name}`);
    const act = ACTS[name as keyof typeof ACTS];
    return act(getStudio(), actor, { draftId, id: readDraftId(address.commentaire) });
  });
}
