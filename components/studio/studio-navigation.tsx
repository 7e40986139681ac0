'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export interface StudioLink {
  href: string;
  label: string;
}

/** The ways of the studio that the person’s role opens. The desk is current on its own address alone. */
export function StudioNavigation({ links }: { links: readonly StudioLink[] }) {
  const path = usePathname();
  const isCurrent = (href: string) => path === href || (href !== '/studio' && path.startsWith(`${href}/`));
  return (
    <nav className="po-studio-nav" id="navigation" role="navigation" aria-label="Studio">
      <div className="fr-container">
        <ul>
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link
                className="fr-link"
                href={href}
                prefetch={false}
                aria-current={isCurrent(href) ? (path === href ? 'page' : 'true') : undefined}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
