import { z } from 'zod';
import { answerJson, readDraftId } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { revokePreview } from '#lib/studio/preview-links.ts';

const body = z.object({ link: z.int().positive() });

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const address = await params;
  return answerJson(request, body, async (actor, { link }) => {
    await revokePreview(getStudio(), actor, { id: readDraftId(address.id), linkId: link });
    return { outcome: 'revoked' };
  });
}
