import { requireRequestSession } from '#lib/auth/current-session.ts';
import { dayOf, systemClock } from '#lib/clock.ts';
import { answerFailure, NO_STORE } from '#lib/studio/answer-request.ts';
import { readIds } from '#lib/studio/bulk-address.ts';
import { readKind } from '#lib/studio/bulk-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { exportChosen } from '#lib/studio/export-chosen.ts';

interface Props {
  params: Promise<{ kind: string }>;
}

export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const { actor } = await requireRequestSession(request, 'enter');
    const kind = readKind((await params).kind);
    const ids = readIds(new URL(request.url).searchParams.getAll('d'));
    const archive = await exportChosen(getStudio(), actor, { kind, ids });
    const name = `${kind}-${dayOf(systemClock.now())}.tar.gz`;
    return new Response(archive, {
      headers: {
        ...NO_STORE,
        'Content-Type': 'application/gzip',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  } catch (cause) {
    return answerFailure(cause);
  }
}
