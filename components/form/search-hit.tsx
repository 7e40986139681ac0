import type { PortalResult } from '#lib/discovery/search-portal.ts';
import { markTerms } from '#lib/search/passage.ts';
import { Marked } from './marked.tsx';

interface SearchHitProps {
  hit: PortalResult['hits'][number];
  terms: ReadonlySet<string>;
}

/** An answer of the portal's search, with the words sought marked. */
export function SearchHit({
  hit: { href, title, summary, detail, otherName, passage },
  terms,
}: SearchHitProps) {
  const marked = markTerms(summary ?? '', terms);
  return (
    <li className="po-hit">
      <p className="po-mention">{detail}</p>
      <h3 className="fr-h6 po-hit__title">
        <a href={href}>
          <Marked pieces={markTerms(title, terms)} />
        </a>
      </h3>
      {otherName && (
        <p>
          <strong>{otherName}</strong>
        </p>
      )}
      {summary && (
        <p>
          <Marked pieces={marked} />
        </p>
      )}
      {passage && (
        <p className="po-mention">
          <Marked pieces={passage} />
        </p>
      )}
    </li>
  );
}
