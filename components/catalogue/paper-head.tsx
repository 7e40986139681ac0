import { formatDate } from '#lib/french.ts';

interface PaperHeadProps {
  /** What is printed: « Fiche », « Comparaison ». */
  title: string;
  /** Day that the page is made for. */
  day: string;
  /** The portal's own address, and the path of the page with its query. */
  site: string;
  path: string;
}

/** On paper only: when it was printed and where it comes from. */
export function PaperHead({ title, day, site, path }: PaperHeadProps) {
  return (
    <p className="po-print-only po-paper-head">
      {title} du catalogue, imprimée le <time dateTime={day}>{formatDate(day)}</time> depuis{' '}
      <span className="po-address">{site + path}</span>. Les adresses écrites sous la forme « /page » se
      lisent à la suite de {site}.
    </p>
  );
}
