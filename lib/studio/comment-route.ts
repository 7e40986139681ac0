import type { Actor } from '#lib/auth/permissions.ts';
import { answerFormOrScript, readDraftId } from './answer-request.ts';
import { type CommentOutcome, listComments } from './comments.ts';
import { getStudio } from './current.ts';
import { withNotice } from './notices.ts';

/** Answers a form about a comment: by the draft’s page, or for a script by the list as it now is. */
export async function answerComment(
  request: Request,
  draftIdText: string,
  act: (actor: Actor, draftId: number, form: URLSearchParams) => Promise<CommentOutcome>,
): Promise<Response> {
  return answerFormOrScript(request, async (actor, form) => {
    const draftId = readDraftId(draftIdText);
    const outcome = await act(actor, draftId, form);
    return {
      next: `${withNotice(`/studio/brouillons/${draftId}`, `commentaire-${outcome}`)}#commentaires`,
      read: async () => ({ outcome, comments: await listComments(getStudio(), actor, draftId) }),
    };
  });
}
