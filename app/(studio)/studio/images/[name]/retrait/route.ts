import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { removeImage } from '#lib/studio/images.ts';
import { withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ name: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { name } = await params;
  return answerForm(request, async (actor, form) => {
    const confirmed = form.get('confirmation') === 'oui';
    const outcome = await removeImage(getStudio(), actor, name, confirmed);
    const path = outcome === 'image-retiree' ? '/studio/images' : `/studio/images/${name}`;
    return withNotice(path, outcome);
  });
}
