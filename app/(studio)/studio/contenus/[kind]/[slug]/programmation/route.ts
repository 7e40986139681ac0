import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDocumentName, studioPathOf } from '#lib/studio/document-route.ts';
import { scheduleNoticeOf, withNotice } from '#lib/studio/notices.ts';
import { scheduleWithdrawal } from '#lib/studio/schedule.ts';
import { readTimeForm, writeTimeQuery } from '#lib/studio/schedule-form.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const names = await params;
  return answerForm(request, async (actor, form) => {
    const name = readDocumentName(names);
    const time = readTimeForm(form);
    const words = { word: form.get('mot') ?? '', reason: form.get('raison') ?? '' };
    const { outcome } = await scheduleWithdrawal(getStudio(), actor, name, { ...time, ...words });
    const page = withNotice(studioPathOf(name), scheduleNoticeOf(outcome));
    return outcome === 'scheduled' ? page : `${page}&${writeTimeQuery(time)}#retrait-programme`;
  });
}
