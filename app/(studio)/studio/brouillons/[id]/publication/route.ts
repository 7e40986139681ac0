import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { publishDraft } from '#lib/studio/publish.ts';

const reason = z.string().nullable();
const body = z.object({ version: z.int().positive(), reason, override: reason });

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, asked) =>
    publishDraft(getStudio(), actor, { draftId: readDraftId(address.id), ...asked }),
  );
}
