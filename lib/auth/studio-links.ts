import { type Action, type Actor, can } from './permissions.ts';

interface GuardedLink {
  href: string;
  label: string;
  /** Who may not do this does not see the link; the page asks again. */
  action: Action;
  /** A coach, who writes some sheets alone, has nothing to do there. */
  beyondSheets?: true;
}

const LINKS: readonly GuardedLink[] = [
  { href: '/studio', label: 'Bureau', action: 'enter' },
  { href: '/studio/contenus/produits', label: 'Produits', action: 'enter' },
  { href: '/studio/contenus/actualites', label: 'Actualités', action: 'enter', beyondSheets: true },
  { href: '/studio/contenus/pages', label: 'Pages', action: 'enter', beyondSheets: true },
  { href: '/studio/images', label: 'Images', action: 'enter' },
  { href: '/studio/introuvables', label: 'Introuvables', action: 'redirect' },
  { href: '/studio/chiffres', label: 'Chiffres', action: 'enter' },
  { href: '/studio/personnes', label: 'Personnes', action: 'manage-staff' },
  { href: '/studio/sessions', label: 'Sessions', action: 'manage-sessions' },
  { href: '/studio/purges', label: 'Purges', action: 'purge' },
  { href: '/studio/journal', label: 'Journal', action: 'read-audit' },
];

/** The menu of the studio, for a person. */
export function listStudioLinks(actor: Actor): { href: string; label: string }[] {
  return LINKS.filter(
    ({ action, beyondSheets }) => can(actor, action) && !(beyondSheets && actor.products !== null),
  ).map(({ href, label }) => ({ href, label }));
}
