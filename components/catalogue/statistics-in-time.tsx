import {
  type DatedProduct,
  listDurations,
  listYearsOfFlow,
  listYearsOfPhases,
} from '#lib/catalogue/history.ts';
import { DurationHistory } from './duration-history.tsx';
import { FlowHistory } from './flow-history.tsx';
import { PhaseHistory } from './phase-history.tsx';

interface StatisticsInTimeProps {
  products: readonly DatedProduct[];
  day: string;
}

/** Phases over the years, how long they last, arrivals and departures: from the phases alone. */
export function StatisticsInTime({ products, day }: StatisticsInTimeProps) {
  return (
    <>
      <section aria-labelledby="phases-dans-le-temps">
        <h2 id="phases-dans-le-temps">Les phases au fil des ans</h2>
        <PhaseHistory years={listYearsOfPhases(products, day)} />
      </section>
      <section aria-labelledby="durees">
        <h2 id="durees">La durée des phases</h2>
        <DurationHistory durations={listDurations(products, day)} />
      </section>
      <section aria-labelledby="flux">
        <h2 id="flux">Les arrivées et les départs</h2>
        <FlowHistory years={listYearsOfFlow(products, day)} />
      </section>
    </>
  );
}
