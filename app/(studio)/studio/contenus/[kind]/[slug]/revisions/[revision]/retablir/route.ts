import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { restoreRevision } from '#lib/studio/drafts.ts';
import { restoreNoticeOf, withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ revision: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { revision } = await params;
  return answerForm(request, async (actor) => {
    const { outcome, draftId } = await restoreRevision(getStudio(), actor, Number(revision));
    return withNotice(`/studio/brouillons/${draftId}`, restoreNoticeOf(outcome));
  });
}
