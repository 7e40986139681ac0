import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readImageForm } from '#lib/studio/image-form.ts';
import { describeImage } from '#lib/studio/images.ts';
import { withNotice } from '#lib/studio/notices.ts';

interface Props {
  params: Promise<{ name: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { name } = await params;
  return answerForm(request, async (actor, form) => {
    await describeImage(getStudio(), actor, { name, words: readImageForm(form) });
    return withNotice(`/studio/images/${name}`, 'image-decrite');
  });
}
