import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { dismissMiss } from '#lib/studio/misses.ts';
import { withNotice } from '#lib/studio/notices.ts';

export function POST(request: Request): Promise<Response> {
  return answerForm(request, async (actor, form) => {
    const kind = form.get('genre') === 'search' ? 'search' : 'address';
    await dismissMiss(getStudio(), actor, { kind, text: form.get('texte') ?? '' });
    return withNotice('/studio/introuvables', 'introuvable-laisse');
  });
}
