import { today } from '#lib/clock.ts';
import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDocumentName } from '#lib/studio/document-route.ts';
import { startDraft } from '#lib/studio/drafts.ts';
import { makeModel } from '#lib/studio/models.ts';
import { noticeOfStart } from '#lib/studio/notices.ts';
import { slugify } from '#lib/slug.ts';

interface Props {
  params: Promise<{ kind: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const names = await params;
  return answerForm(request, async (actor, form) => {
    const { kind } = readDocumentName({ ...names, slug: '' });
    const title = (form.get('titre') ?? '').trim();
    const summary = form.get('resume') ?? '';
    const slug = (form.get('adresse') ?? '').trim() || slugify(title);
    const back = (avis: string) =>
      `/studio/nouveau/${kind}?${new URLSearchParams({ avis, titre: title, resume: summary, adresse: slug }).toString()}`;
    if (title === '') return back('titre-vide');
    const begun = await startDraft(getStudio(), actor, {
      kind,
      slug,
      text: makeModel(kind, { title, summary }, today()),
    });
    if (begun.outcome === 'started') return `/studio/brouillons/${begun.draft.id}`;
    return back(noticeOfStart(begun.outcome));
  });
}
