import type { Silence } from '#lib/links/probe-link.ts';
import type { InternalProblem } from './broken-links.ts';

const SILENCE_WORDS: Readonly<Record<Silence, string>> = {
  dns: 'ce nom de site n’existe pas',
  refused: 'le site refuse la connexion',
  timeout: 'le site n’a pas répondu en dix secondes',
  tls: 'le certificat du site n’est pas valide',
  network: 'la connexion s’est interrompue',
  private: 'cette adresse n’est pas publique',
  redirects: 'le site renvoie sans fin d’adresse en adresse, ou hors du web',
};

/** What an address of another site last answered. */
export function describeStatus(status: string): string {
  if (Object.hasOwn(SILENCE_WORDS, status)) return SILENCE_WORDS[status as Silence];
  if (status === '404' || status === '410') return `le site répond que la page n’existe pas (${status})`;
  return `le site répond par une erreur (${status})`;
}

/** What is wrong with an address of the portal. */
export function describeProblem({ kind, better }: InternalProblem): string {
  switch (kind) {
    case 'missing':
      return 'Aucune page ne répond à cette adresse.';
    case 'gone':
      return better === null ? 'Cette page est retirée.' : `Cette page est retirée ; voyez ${better}.`;
    case 'moved':
      return `Cette adresse mène désormais à ${better} : écrivez plutôt celle-là.`;
  }
}
