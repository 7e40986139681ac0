import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { acknowledgeSchedule } from '#lib/studio/schedule.ts';
import { pageOfSchedule, readScheduleId } from '#lib/studio/schedule-route.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  return answerForm(request, async (actor, form) => {
    const read = await acknowledgeSchedule(getStudio(), actor, readScheduleId(id));
    return pageOfSchedule(form.get('retour'), read);
  });
}
