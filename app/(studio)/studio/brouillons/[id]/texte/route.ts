import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { findPersonName } from '#lib/studio/desk.ts';
import { keepMine, saveDraft } from '#lib/studio/drafts.ts';

const body = z.object({ version: z.int().positive(), text: z.string(), replace: z.boolean().default(false) });

interface Props {
  params: Promise<{ id: string }>;
}

/** Saves the text of a draft, however broken. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { version, text, replace }) => {
    const id = readDraftId(address.id);
    const studio = getStudio();
    const result = await (replace ? keepMine : saveDraft)(studio, actor, { id, version, text });
    if (result.outcome !== 'conflict') return result;
    return { ...result, author: await findPersonName(studio, result.savedBy) };
  });
}
