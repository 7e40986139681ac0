/** What the studio’s own pages of a refusal say, by status. */
export const REFUSAL_PAGES = {
  403: {
    title: 'Accès réservé',
    lead: 'Votre rôle ne permet pas d’ouvrir cette page.',
    remedy: 'Si vous en avez besoin, demandez à un administrateur du portail de changer votre rôle.',
  },
  404: {
    title: 'Page introuvable',
    lead: 'Rien dans le studio ne répond à cette adresse.',
    remedy: 'Vérifiez-la, ou cherchez le document par ses mots.',
  },
} as const;
