export interface BreadcrumbItem {
  label: string;
  /** Absent on the last item, the page itself. */
  href?: string | undefined;
}

/** Begins with the home page by itself. DSFR's collapse is left out: the list shows at every width without script. */
export function Breadcrumb({ items }: { items: readonly BreadcrumbItem[] }) {
  const last = items.length - 1;
  return (
    <nav role="navigation" className="fr-breadcrumb" aria-label="vous êtes ici :">
      <ol className="fr-breadcrumb__list">
        <li>
          <a className="fr-breadcrumb__link" href="/">
            Accueil
          </a>
        </li>
        {items.map(({ label, href }, index) => (
          <li key={href ?? label}>
            {index === last ? (
              <span className="fr-breadcrumb__link" aria-current="page">
                {label}
              </span>
            ) : (
              <a className="fr-breadcrumb__link" href={href}>
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
