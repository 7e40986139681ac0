import { answerForm } from '#lib/studio/answer-request.ts';
import { answerListForm, readKind } from '#lib/studio/bulk-request.ts';
import { getStudio } from '#lib/studio/current.ts';

interface Props {
  params: Promise<{ kind: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { kind } = await params;
  return answerForm(request, async (actor, form) => answerListForm(getStudio(), actor, readKind(kind), form));
}
