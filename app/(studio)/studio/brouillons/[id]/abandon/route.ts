import { answerForm, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { giveUpDraft } from '#lib/studio/drafts.ts';
import { withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerForm(request, async (actor) => {
    const id = readDraftId(address.id);
    await giveUpDraft(getStudio(), actor, id);
    return withNotice(`/studio/brouillons/${id}`, 'abandonne');
  });
}
