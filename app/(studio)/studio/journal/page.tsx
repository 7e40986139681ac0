import type { Metadata } from 'next';
import { JournalFilter } from '#components/studio/journal-filter.tsx';
import { JournalTable } from '#components/studio/journal-table.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { parseJournalQuery, readJournal } from '#lib/auth/journal.ts';
import { listStaff } from '#lib/auth/list-staff.ts';
import { formatCount } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getStore } from '#lib/portal/current-store.ts';

export const metadata: Metadata = { title: 'Journal' };

export default async function JournalPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  await requirePageSession('read-audit');
  const params = toSearchParams(await searchParams);
  const query = parseJournalQuery(params);
  const { entries, total, page, pages } = await readJournal(getStore(), query);
  const people = await listStaff(getStore());
  params.delete('page');
  const addressOf = (number: number) =>
    `/studio/journal?${new URLSearchParams([...params, ['page', String(number)]]).toString()}`;
  return (
    <>
      <h1>Journal</h1>
      <p>Qui a fait quoi, quand et pourquoi. Les entrées sont gardées douze mois.</p>
      <JournalFilter query={query} people={people} />
      <p id="compte">
        {formatCount(total, 'entrée', 'entrées')}.{' '}
        <a href={`/studio/journal.csv?${params.toString()}`} download>
          Télécharger en CSV
        </a>
      </p>
      <JournalTable entries={entries} />
      {pages > 1 && (
        <nav className="po-cluster" aria-label="Pages du journal">
          {page > 1 && (
            <a className="fr-link fr-link--icon-left fr-icon-arrow-left-s-line" href={addressOf(page - 1)}>
              Entrées plus récentes
            </a>
          )}
          <span>
            Page {page} sur {pages}
          </span>
          {page < pages && (
            <a className="fr-link fr-link--icon-right fr-icon-arrow-right-s-line" href={addressOf(page + 1)}>
              Entrées plus anciennes
            </a>
          )}
        </nav>
      )}
    </>
  );
}
