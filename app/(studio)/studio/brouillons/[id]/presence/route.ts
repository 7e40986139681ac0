import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { beat, leave } from '#lib/studio/presence.ts';
import { tabName } from '#lib/studio/tab-name.ts';

const body = z.object({
  tab: tabName,
  version: z.int().positive(),
  take: z.boolean().default(false),
  opens: z.boolean().default(false),
  leave: z.boolean().default(false),
});

interface Props {
  params: Promise<{ id: string }>;
}

/** A window says that it shows the draft, and learns who else does. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { leave: leaves, ...asked }) => {
    const id = readDraftId(address.id);
    if (!leaves) return beat(getStudio(), actor, { id, ...asked });
    await leave(getStudio(), actor, { id, tab: asked.tab });
    return { outcome: 'left' };
  });
}
