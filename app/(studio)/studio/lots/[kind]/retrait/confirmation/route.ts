import { readReason } from '#lib/reason.ts';
import { answerForm } from '#lib/studio/answer-request.ts';
import { readIds, writeIds } from '#lib/studio/bulk-address.ts';
import { answerBulk, readKind } from '#lib/studio/bulk-request.ts';
import { getStudio } from '#lib/studio/current.ts';

interface Props {
  params: Promise<{ kind: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { kind: name } = await params;
  return answerForm(request, async (actor, form) => {
    const kind = readKind(name);
    const ids = readIds(form.getAll('d'));
    const word = form.get('mot') ?? '';
    const reason = form.get('raison') ?? '';
    if (readReason(reason) === null)
      return `/studio/lots/${kind}/retrait?d=${writeIds(ids)}&avis=raison-vide`;
    return answerBulk(getStudio(), actor, { kind, ids }, { act: 'withdraw', word, reason });
  });
}
