import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { withNotice } from '#lib/studio/notices.ts';
import { cancelSchedule } from '#lib/studio/schedule.ts';
import { pageOfSchedule, readScheduleId } from '#lib/studio/schedule-route.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  return answerForm(request, async (actor, form) => {
    const done = await cancelSchedule(getStudio(), actor, readScheduleId(id));
    const page = pageOfSchedule(form.get('retour'), done);
    return withNotice(page, done.outcome === 'cancelled' ? 'programmation-annulee' : 'programmation-finie');
  });
}
