import { draftPath } from '#lib/studio/draft-path.ts';
import { openDraft } from '#lib/studio/drafts.ts';
import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDocumentName } from '#lib/studio/document-route.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const names = await params;
  return answerForm(request, async (actor, form) => {
    const name = readDocumentName(names);
    const draft = await openDraft(getStudio(), actor, name.kind, name.slug);
    return draftPath(draft, form.get('champ') ?? '');
  });
}
