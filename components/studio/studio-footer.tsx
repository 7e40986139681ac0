import { ACCESSIBILITY_LABELS, type Settings } from '#lib/portal/settings.ts';
import { NAVIGATION } from '#components/layout/navigation.ts';

/** What every page of a service of the State says at its foot. The public portal opens from here too. */
export function StudioFooter({ settings }: { settings: Pick<Settings, 'accessibility'> }) {
  const { accessibility } = settings;
  const links = [
    { href: '/', label: 'Portail public' },
    {
      href: NAVIGATION.accessibility.href,
      label: `${NAVIGATION.accessibility.label} : ${ACCESSIBILITY_LABELS[accessibility.status]}`,
    },
    ...NAVIGATION.legal.slice(0, 2),
  ];
  return (
    <footer className="fr-footer po-studio-footer" role="contentinfo" id="pied-de-page">
      <div className="fr-container">
        <ul className="fr-footer__bottom-list">
          {links.map(({ href, label }) => (
            <li key={href} className="fr-footer__bottom-item">
              <a className="fr-footer__bottom-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
