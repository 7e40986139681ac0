import type { Figure } from '#lib/catalogue/statistics.ts';

/** The themes of the catalogue, to look through it otherwise than by words. */
export function ThemeLinks({ themes }: { themes: readonly Figure[] }) {
  return (
    <section className="po-stack" aria-labelledby="themes-titre">
      <h3 className="fr-h5" id="themes-titre">
        Parcourir par thème
      </h3>
      <ul className="fr-tags-group">
        {themes.map(({ href, label, count }) => (
          <li key={href}>
            <a className="fr-tag" href={href}>
              {label} ({count.toLocaleString('fr-FR')})
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
