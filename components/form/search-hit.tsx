import type { PortalHit } from '#lib/discovery/search-portal.ts';

export function SearchHit({ hit: { href, title, summary, detail } }: { hit: PortalHit }) {
  return (
    <li className="po-hit">
      <p className="po-mention">{detail}</p>
      <h3 className="fr-h6 po-hit__title">
        <a href={href}>{title}</a>
      </h3>
      {summary && <p>{summary}</p>}
    </li>
  );
}
