import { z } from 'zod';
import { answerJson, answerRead, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { acceptBase } from '#lib/studio/drafts.ts';
import { findUnseen } from '#lib/studio/unseen.ts';

const body = z.object({
  revisionId: z.int().positive().nullable(),
  fileHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

interface Props {
  params: Promise<{ id: string }>;
}

/** What was published or written in the file since the draft was begun, to be merged. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerRead(request, async (actor) => findUnseen(getStudio(), actor, readDraftId(address.id)));
}

/** The author has seen what changed since the draft was begun. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, base) => {
    const id = readDraftId(address.id);
    await acceptBase(getStudio(), actor, id, base);
    return { outcome: 'accepted' };
  });
}
