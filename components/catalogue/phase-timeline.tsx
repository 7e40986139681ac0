import type { TimelineEntry } from '#lib/catalogue/timeline.ts';
import { formatDate } from '#lib/french.ts';

/** Phases and events in the order of time; what is announced says so in words, not by colour alone. */
export function PhaseTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="po-timeline" role="list">
      {entries.map((entry, rank) => (
        <li
          key={`${entry.date ?? ''} ${entry.label} ${rank}`}
          className={[
            'po-timeline__item',
            entry.kind === 'event' && 'po-timeline__item--event',
            entry.current && 'po-timeline__item--current',
            entry.announced && 'po-timeline__item--announced',
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <p className="po-timeline__date">
            {entry.date ? <time dateTime={entry.date}>{formatDate(entry.date)}</time> : 'Date non publiée'}
          </p>
          <p className="po-timeline__label">
            {entry.kind === 'phase' && 'Phase : '}
            {entry.label}
            {entry.current && ' (phase actuelle)'}
            {entry.announced && ' (à venir)'}
          </p>
          {entry.comment && <p className="po-timeline__comment">{entry.comment}</p>}
        </li>
      ))}
    </ol>
  );
}
