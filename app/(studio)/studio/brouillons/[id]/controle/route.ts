import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { checkDraft, isBlocking } from '#lib/studio/check-draft.ts';
import { getStudio } from '#lib/studio/current.ts';
import { getDraft } from '#lib/studio/drafts.ts';

const body = z.object({ text: z.string().max(600_000) });

interface Props {
  params: Promise<{ id: string }>;
}

/** The faults of a text as its author sees it, saved or not. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { text }) => {
    const id = readDraftId(address.id);
    const draft = await getDraft(getStudio(), actor, id);
    const faults = await checkDraft(getStudio(), { ...draft, text });
    return { faults: faults.map((fault) => ({ ...fault, blocking: isBlocking(fault) })) };
  });
}
