import { ScrollTable } from '#components/mdx/table.tsx';
import type { Duration } from '#lib/catalogue/history.ts';
import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import { hrefOfList } from '#lib/catalogue/statistics-query.ts';
import { formatDuration } from '#lib/french.ts';
import { CountLink } from './count-link.tsx';
import { DurationChart } from './duration-chart.tsx';
import { SeriesLink } from './series-link.tsx';

/** How long each phase lasted, drawn and written. */
export function DurationHistory({ durations }: { durations: readonly Duration[] }) {
  if (durations.length === 0) return <p>Aucune phase n’est encore terminée.</p>;
  return (
    <div className="po-stack">
      <p>
        Chaque point est une phase terminée d’un produit ; le trait vertical est la médiane : la moitié des
        phases ont duré moins longtemps. La durée va du début de la phase au début de la suivante : la date de
        fin inscrite sur la fiche, souvent absente, n’est pas utilisée. Une phase en cours n’est pas comptée,
        ni une phase remplacée le jour même.
      </p>
      <DurationChart durations={durations} />
      <ScrollTable caption="Durée des phases terminées">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Phases terminées</th>
            <th scope="col">Médiane</th>
            <th scope="col">La plus courte</th>
            <th scope="col">La plus longue</th>
          </tr>
        </thead>
        <tbody>
          {durations.map(({ phase, days, median, min, max }) => (
            <tr key={phase}>
              <th scope="row">{PHASE_DEFINITIONS[phase].label}</th>
              <td>
                <CountLink
                  count={days.length}
                  href={hrefOfList({ kind: 'durations', phase })}
                  label={`phases « ${PHASE_DEFINITIONS[phase].label} » terminées`}
                />
              </td>
              {[median, min, max].map((length, rank) => (
                <td key={rank}>{formatDuration(length)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <SeriesLink series="durees" label="les durées" />
    </div>
  );
}
