import { answerForm, draftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { giveUpDraft } from '#lib/studio/drafts.ts';
import { withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const id = draftId.parse((await params).id);
  return answerForm(request, async (actor) => {
    await giveUpDraft(getStudio(), actor, id);
    return withNotice('/studio', 'abandonne');
  });
}
