import { withdraw } from '#lib/studio/act-on-document.ts';
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
    const words = { word: form.get('mot') ?? '', reason: form.get('raison') ?? '' };
    const done = await withdraw(getStudio(), actor, name, words);
    return withNotice(studioPathOf(name), noticeOf(done, 'retire'));
  });
}
