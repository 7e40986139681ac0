import { formatCount } from '#lib/french.ts';
import type { Desk } from '#lib/studio/desk.ts';

/** What waits on pages of its own, with how much of it. */
export function DeskLinks({ desk: { misses, differences, brokenLinks } }: { desk: Desk }) {
  const sections = [
    {
      heading: 'Introuvables',
      href: '/studio/introuvables',
      count: misses,
      text:
        misses > 1
          ? `${misses} recherches sans résultat ou adresses introuvables`
          : 'Une recherche sans résultat ou une adresse introuvable',
    },
    {
      heading: 'Différences avec beta.gouv.fr',
      href: '/studio/differences',
      count: differences,
      text: formatCount(differences, 'fiche à comparer', 'fiches à comparer'),
    },
    {
      heading: 'Liens cassés',
      href: '/studio/liens',
      count: brokenLinks,
      text: formatCount(brokenLinks, 'lien à reprendre', 'liens à reprendre'),
    },
  ];
  return sections
    .filter(({ count }) => count > 0)
    .map(({ heading, href, text }) => (
      <section className="po-stack" aria-label={heading} key={href}>
        <h2 className="fr-h4">{heading}</h2>
        <p>
          <a href={href}>{text}</a>
        </p>
      </section>
    ));
}
