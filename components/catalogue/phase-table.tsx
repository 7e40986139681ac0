import { ScrollTable } from '#components/mdx/table.tsx';
import type { YearOfPhases } from '#lib/catalogue/history.ts';
import { PHASE_DEFINITIONS, PHASES } from '#lib/catalogue/phases.ts';
import { EMPTY_QUERY, hrefOf, toggleChoice } from '#lib/catalogue/query.ts';
import { formatDate } from '#lib/french.ts';
import { CountLink } from './count-link.tsx';

/** How many products were in each phase at the end of each year; each number is a list. */
export function PhaseTable({ years }: { years: readonly YearOfPhases[] }) {
  const begun = PHASES.filter((name) => years.some(({ counts }) => counts[name] > 0));
  return (
    <ScrollTable caption="Au dernier jour de chaque année">
      <thead>
        <tr>
          <th scope="col">Au</th>
          {begun.map((name) => (
            <th key={name} scope="col">
              {PHASE_DEFINITIONS[name].label}
            </th>
          ))}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ day, counts, total }) => {
          const query = { ...EMPTY_QUERY, asOf: day };
          const on = `au ${formatDate(day)}`;
          return (
            <tr key={day}>
              <th scope="row">
                <time dateTime={day}>{formatDate(day)}</time>
              </th>
              {begun.map((name) => (
                <td key={name}>
                  <CountLink
                    count={counts[name]}
                    href={hrefOf(toggleChoice(query, 'phase', name))}
                    label={`${PHASE_DEFINITIONS[name].label}, ${on}`}
                  />
                </td>
              ))}
              <td>
                <CountLink count={total} href={hrefOf(query)} label={`produits commencés ${on}`} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
