import { answerRefusal, AuthError } from '#lib/auth/auth-error.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import { decideNow } from '#lib/auth/decide-now.ts';
import { exportJournal, parseJournalQuery } from '#lib/auth/journal.ts';
import { CSV_TYPE } from '#lib/http/csv.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function GET(request: Request) {
  let by: number;
  try {
    by = (await requireRequestSession(request, 'read-audit')).actor.id;
  } catch (cause) {
    if (cause instanceof AuthError) return answerRefusal(cause);
    throw cause;
  }
  const query = parseJournalQuery(new URL(request.url).searchParams);
  return new Response(await exportJournal(getStore(), query, decideNow(by)), {
    headers: {
      'Content-Type': CSV_TYPE,
      'Content-Disposition': 'attachment; filename="journal-du-studio.csv"',
    },
  });
}
