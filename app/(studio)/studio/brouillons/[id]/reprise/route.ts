import { answerForm, readDraftId } from '#lib/studio/answer-request.ts';
import { resumeText } from '#lib/studio/closed-drafts.ts';
import { getStudio } from '#lib/studio/current.ts';

interface Props {
  params: Promise<{ id: string }>;
}

/** Takes a text of a closed draft up again: its own, or the one put aside that the form names. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerForm(request, async (actor, form) => {
    const aside = form.get('texte') ?? '';
    return resumeText(getStudio(), actor, {
      draftId: readDraftId(address.id),
      asideId: aside === '' ? undefined : readDraftId(aside),
    });
  });
}
