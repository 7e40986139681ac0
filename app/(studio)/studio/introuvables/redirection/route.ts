import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { addRedirect } from '#lib/studio/misses.ts';
import { missNoticeOf, withNotice } from '#lib/studio/notices.ts';

export function POST(request: Request): Promise<Response> {
  return answerForm(request, async (actor, form) => {
    const asked = { text: form.get('texte') ?? '', to: form.get('cible') ?? '' };
    const done = await addRedirect(getStudio(), actor, asked);
    return withNotice('/studio/introuvables', missNoticeOf(done, 'address'));
  });
}
