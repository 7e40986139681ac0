/** What a page of the studio says of the act that led to it, by the name in its address. */
const NOTICES = {
  abandonne: { tone: 'success', text: 'Le brouillon est abandonné. La page publique n’a pas changé.' },
  retire: {
    tone: 'success',
    text: 'La page est retirée : son adresse dit aux visiteurs qu’elle n’est plus publiée.',
  },
  deplace: { tone: 'success', text: 'La page a changé d’adresse. L’ancienne mène à la nouvelle.' },
  verifie: { tone: 'success', text: 'La fiche est datée d’aujourd’hui.' },
  garde: {
    tone: 'success',
    text: 'La version publiée est gardée. Le texte du fichier reste dans l’historique.',
  },
  retabli: {
    tone: 'success',
    text: 'La version choisie est dans ce brouillon. Elle n’est pas encore publiée.',
  },
  'titre-vide': { tone: 'error', text: 'Donnez un titre.' },
  'adresse-invalide': {
    tone: 'error',
    text: 'Cette adresse ne convient pas : lettres minuscules sans accent, chiffres et traits d’union, 120 caractères au plus.',
  },
  'adresse-prise': { tone: 'error', text: 'Cette adresse est déjà prise. Choisissez-en une autre.' },
  'fichier-change': {
    tone: 'error',
    text: 'Le fichier de ce document contient un autre texte que la page publique. Décidez d’abord lequel garder, depuis le bureau ou un brouillon.',
  },
  'en-tete-illisible': {
    tone: 'error',
    text: 'L’en-tête de ce document ne peut pas être modifié ainsi. Ouvrez-le et corrigez-le dans le texte.',
  },
  occupe: { tone: 'error', text: 'Une autre publication est en cours. Réessayez dans un instant.' },
  change: { tone: 'error', text: 'Le document vient de changer. Relisez-le, puis recommencez.' },
  disque: {
    tone: 'error',
    text: 'Le disque du portail ne peut pas être écrit. Rien n’a changé : prévenez l’équipe technique.',
  },
  'fichier-attente': {
    tone: 'warning',
    text: 'C’est fait sur le site. Le fichier n’a pas encore pu être écrit : le portail réessaie.',
  },
} as const satisfies Record<string, { tone: 'success' | 'warning' | 'error'; text: string }>;

export type NoticeName = keyof typeof NOTICES;

export function findNotice(
  name: string | undefined,
): { tone: 'success' | 'warning' | 'error'; text: string } | undefined {
  return name !== undefined && Object.hasOwn(NOTICES, name) ? NOTICES[name as NoticeName] : undefined;
}

const OUTCOMES = {
  unseen: 'fichier-change',
  'not-editable': 'en-tete-illisible',
  'moved-on': 'change',
  busy: 'occupe',
  'address-taken': 'adresse-prise',
  'invalid-address': 'adresse-invalide',
  disk: 'disque',
} as const;

/** The notice of an act on a document: its own when it is done. */
export function noticeOf(
  result: { outcome: keyof typeof OUTCOMES | 'done'; file?: string },
  done: NoticeName,
): NoticeName {
  if (result.outcome === 'done') return result.file === 'later' ? 'fichier-attente' : done;
  return OUTCOMES[result.outcome];
}

export function withNotice(path: string, name: NoticeName): string {
  return `${path}?avis=${name}`;
}
