import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { scheduleDraft } from '#lib/studio/schedule.ts';
import { OCCURRENCES } from '#lib/studio/schedule-time.ts';

const reason = z.string().nullable();
const body = z.object({
  version: z.int().positive(),
  reason,
  override: reason,
  minute: z.string().max(40),
  occurrence: z.enum(OCCURRENCES).nullable(),
});

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, asked) =>
    scheduleDraft(getStudio(), actor, { draftId: readDraftId(address.id), ...asked }),
  );
}
