import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findPersonName } from '#lib/studio/desk.ts';
import { replaceDraft, saveDraft } from '#lib/studio/drafts.ts';
import { tabName } from '#lib/studio/tab-name.ts';

const body = z.object({
  version: z.int().positive(),
  text: z.string(),
  tab: tabName.optional(),
  replace: z.boolean().default(false),
  aside: z.string().optional(),
});

interface Props {
  params: Promise<{ id: string }>;
}

/** Saves the text of a draft, however broken. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { replace, aside, ...sent }) => {
    const id = readDraftId(address.id);
    const studio = getStudio();
    const result = replace
      ? await replaceDraft(studio, actor, { id, aside, ...sent })
      : await saveDraft(studio, actor, { id, ...sent });
    switch (result.outcome) {
      case 'conflict':
        return { ...result, author: await findPersonName(studio, result.savedBy) };
      case 'hand-taken':
        return { ...result, author: await findPersonName(studio, result.holderId) };
      default:
        return result;
    }
  });
}
