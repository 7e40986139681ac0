import { verifyToday } from '#lib/studio/act-on-document.ts';
import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDocumentName, studioPathOf } from '#lib/studio/document-route.ts';
import { noticeOf, withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const names = await params;
  return answerForm(request, async (actor, form) => {
    const name = readDocumentName(names);
    const done = await verifyToday(getStudio(), actor, name.slug);
    const next = form.get('retour') === 'bureau' ? '/studio' : studioPathOf(name);
    return withNotice(next, noticeOf(done, 'verifie'));
  });
}
