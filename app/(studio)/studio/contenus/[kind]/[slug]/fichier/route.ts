import { keepLive } from '#lib/studio/desk.ts';
import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDocumentName } from '#lib/studio/document-route.ts';
import { withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const names = await params;
  return answerForm(request, async (actor, form) => {
    const name = readDocumentName(names);
    const revisionId = Number(form.get('revision'));
    const kept = await keepLive(getStudio(), actor, { ...name, revisionId });
    return withNotice('/studio', kept ? 'garde' : 'fichier-decide');
  });
}
