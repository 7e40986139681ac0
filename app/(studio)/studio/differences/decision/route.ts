import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { decideDifferences } from '#lib/studio/differences.ts';
import { differenceNoticeOf, withNotice } from '#lib/studio/notices.ts';

export function POST(request: Request): Promise<Response> {
  return answerForm(request, async (actor, form) => {
    const done = await decideDifferences(getStudio(), actor, {
      slug: form.get('fiche') ?? '',
      state: form.get('vu') ?? '',
      key: form.get('cle'),
      choice: form.get('choix') === 'accepter' ? 'accept' : 'keep',
    });
    return withNotice('/studio/differences', differenceNoticeOf(done));
  });
}
