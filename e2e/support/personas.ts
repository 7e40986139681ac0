/** People of the fake ProConnect. Those invited are so by the tests, or by `portail staff grant`. */
export interface Persona {
  label: string;
  sub: string;
  email: string;
  given_name: string;
  usual_name: string;
  acr: string;
  /** What is done to the user-info on its way: another address under the same signature, or no signature. */
  fault?: 'tampered' | 'unsigned';
}

const person = (
  sub: string,
  label: string,
  names: { given_name: string; usual_name: string },
  change: Partial<Persona> = {},
): Persona => ({ label, sub, email: `${sub}@fabrique.test`, ...names, acr: 'eidas1-mfa', ...change });

export const PERSONAS = {
  administrateur: person('administrateur', 'Administratrice', { given_name: 'Alice', usual_name: 'Martin' }),
  editeur: person('editeur', 'Éditeur', { given_name: 'Émile', usual_name: 'Bernard' }),
  relecteur: person('relecteur', 'Relectrice', { given_name: 'Rosa', usual_name: 'Petit' }),
  redacteur: person('redacteur', 'Rédacteur', { given_name: 'René', usual_name: 'Durand' }),
  coach: person('coach', 'Coach', { given_name: 'Colette', usual_name: 'Moreau' }),
  'sans-second-facteur': person(
    'sans-second-facteur',
    'Invité sans second facteur',
    { given_name: 'Simon', usual_name: 'Leroy' },
    { acr: 'eidas1' },
  ),
  'non-invite': person('non-invite', 'Personne non invitée', { given_name: 'Nadia', usual_name: 'Roux' }),
  'identite-changee': person(
    'redacteur-ailleurs',
    'Rédacteur, chez un autre fournisseur d’identité',
    { given_name: 'René', usual_name: 'Durand' },
    { email: 'redacteur@fabrique.test' },
  ),
  falsifie: person(
    'falsifie',
    'Réponse falsifiée',
    { given_name: 'Félix', usual_name: 'Faux' },
    { fault: 'tampered' },
  ),
  'non-signe': person(
    'non-signe',
    'Réponse non signée',
    { given_name: 'Nora', usual_name: 'Claire' },
    { fault: 'unsigned' },
  ),
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof PERSONAS;

/** Whose address a tampered user-info claims. */
export const TAMPERED_EMAIL = 'administrateur@fabrique.test';
