import { move } from '#lib/studio/act-on-document.ts';
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
    const slug = (form.get('adresse') ?? '').trim();
    const done = await move(getStudio(), actor, name, { slug, reason: form.get('raison') ?? '' });
    const next = done.outcome === 'done' ? { ...name, slug } : name;
    return withNotice(studioPathOf(next), noticeOf(done, 'deplace'));
  });
}
