import { hrefOfSeries, type Series } from '#lib/catalogue/statistics-query.ts';

/** The numbers of a chart as a file. */
export function SeriesLink({ series, label }: { series: Series; label: string }) {
  return (
    <p>
      <a className="fr-link fr-link--icon-right fr-icon-download-line" href={hrefOfSeries(series)}>
        Télécharger {label} (CSV)
      </a>
    </p>
  );
}
