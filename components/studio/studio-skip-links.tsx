interface StudioSkipLinksProps {
  links: readonly { href: string; label: string }[];
}

export function StudioSkipLinks({ links }: StudioSkipLinksProps) {
  return (
    <div className="fr-skiplinks">
      <nav className="fr-container" role="navigation" aria-label="Accès rapide">
        <ul className="fr-skiplinks__list">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a className="fr-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
