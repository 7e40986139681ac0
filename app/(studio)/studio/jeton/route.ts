import { requireRequestSession } from '#lib/auth/current-session.ts';
import { answerFailure, NO_STORE } from '#lib/studio/answer-request.ts';

/** Whose session this browser has now, and its token: a page opened in a former session of the same person goes on. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { actor, csrfToken } = await requireRequestSession(request, 'enter');
    return Response.json({ personId: actor.id, name: actor.name, token: csrfToken }, { headers: NO_STORE });
  } catch (cause) {
    return answerFailure(cause);
  }
}
