import { requireRequestSession } from '#lib/auth/current-session.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';
import { answerFailure } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { exportPortalFigures } from '#lib/studio/portal-figures.ts';

export async function GET(request: Request): Promise<Response> {
  try {
    const { actor } = await requireRequestSession(request, 'enter');
    return new Response(await exportPortalFigures(getStudio(), actor), {
      headers: {
        'Content-Type': CSV_TYPE,
        'Content-Disposition': 'attachment; filename="chiffres-du-portail.csv"',
      },
    });
  } catch (cause) {
    return answerFailure(cause);
  }
}
