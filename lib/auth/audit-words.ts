/** What the journal says of each action. An action without words here is shown by its name. */
export const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'sign-in': 'Connexion',
  'sign-out': 'Déconnexion',
  'bind-subject': 'Première connexion',
  'subject-changed': 'Identité changée, en attente',
  'accept-subject': 'Identité acceptée',
  'refuse-subject': 'Identité refusée',
  invite: 'Invitation',
  'change-role': 'Changement de rôle',
  remove: 'Retrait du studio',
  'revoke-session': 'Session fermée',
  'read-audit': 'Export du journal',
  publish: 'Publication',
  schedule: 'Programmation',
  unschedule: 'Programmation annulée',
  'schedule-failed': 'Programmation qui n’a pas pu se faire',
  withdraw: 'Retrait d’une page',
  move: 'Changement d’adresse',
  redirect: 'Redirection',
  'add-synonym': 'Synonyme ajouté',
  'add-media': 'Image ajoutée',
  'describe-media': 'Image décrite',
  'remove-media': 'Image retirée',
  'dismiss-miss': 'Introuvable laissé ainsi',
  verify: 'Vérification d’une fiche',
  'decide-file': 'Décision sur un fichier en attente',
  'decide-difference': 'Décision sur une différence avec beta.gouv.fr',
  tag: 'Étiquette ou thème ajouté',
  'start-draft': 'Brouillon commencé',
  'delete-draft': 'Brouillon abandonné',
  'share-preview': 'Lien d’aperçu partagé',
  'revoke-preview': 'Lien d’aperçu retiré',
  purge: 'Purge',
};

export function describeAction(action: string): string {
  return AUDIT_WORDS[action] ?? action;
}
