import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { PREVIEW_DAYS } from '#lib/studio/preview-days.ts';
import { sharePreview } from '#lib/studio/preview-links.ts';

const body = z.object({ days: z.literal(PREVIEW_DAYS) });

interface Props {
  params: Promise<{ id: string }>;
}

/** Makes an address that shows the draft to people without a session. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { days }) =>
    sharePreview(getStudio(), actor, { id: readDraftId(address.id), days }),
  );
}
