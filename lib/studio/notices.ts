import { IMAGE_REFUSALS, type ImageRefusal } from '#lib/content/image-refusals.ts';
import type { CommentOutcome } from './comments.ts';
import { COMMENT_WORDS } from './comment-words.ts';
import { DOCX_REFUSALS, type DocxRefusal } from './docx/docx-refusals.ts';
import type { SaveOutcome } from './drafts.ts';
import type { ScheduleWithdrawalOutcome } from './schedule.ts';
import { SCHEDULE_REFUSALS } from './schedule-words.ts';

const refusals = Object.fromEntries(
  Object.entries({ ...IMAGE_REFUSALS, ...DOCX_REFUSALS }).map(([name, text]) => [
    name,
    { tone: 'error', text },
  ]),
) as Record<ImageRefusal | DocxRefusal, { tone: 'error'; text: string }>;

const scheduleRefusals = Object.fromEntries(
  Object.entries(SCHEDULE_REFUSALS).map(([name, text]) => [`programmation-${name}`, { tone: 'error', text }]),
) as Record<`programmation-${keyof typeof SCHEDULE_REFUSALS}`, { tone: 'error'; text: string }>;

const commentNotices = Object.fromEntries(
  Object.entries(COMMENT_WORDS).map(([name, words]) => [`commentaire-${name}`, words]),
) as Record<`commentaire-${CommentOutcome}`, { tone: 'success' | 'error'; text: string }>;

/** What a page of the studio says of the act that led to it, by the name in its address. */
const NOTICES = {
  ...refusals,
  ...scheduleRefusals,
  ...commentNotices,
  'programmation-faite': {
    tone: 'success',
    text: 'Le retrait est programmé. Il est sur le bureau, où vous pouvez l’annuler.',
  },
  'programmation-annulee': { tone: 'success', text: 'La programmation est annulée. Rien d’autre ne change.' },
  'programmation-finie': { tone: 'warning', text: 'Cette programmation était déjà faite ou annulée.' },
  'image-ajoutee': { tone: 'success', text: 'L’image est dans la médiathèque.' },
  'image-connue': {
    tone: 'success',
    text: 'Cette image était déjà dans la médiathèque : la voici. Ce qui en était dit n’a pas changé.',
  },
  'image-decrite': { tone: 'success', text: 'C’est enregistré.' },
  'image-retiree': { tone: 'success', text: 'L’image est retirée de la médiathèque.' },
  'image-absente': { tone: 'error', text: 'Choisissez un fichier.' },
  'image-trop-lourde': { tone: 'error', text: 'Ce fichier dépasse 10 Mo. Réduisez-le, puis recommencez.' },
  'image-purgee': {
    tone: 'error',
    text: 'Cette image a été supprimée définitivement : elle ne peut pas revenir.',
  },
  'images-pleines': {
    tone: 'error',
    text: 'La médiathèque est pleine. Retirez des images qui ne servent plus, ou prévenez l’équipe technique.',
  },
  'images-occupees': {
    tone: 'error',
    text: 'Plusieurs images arrivent en même temps. Réessayez dans quelques secondes.',
  },
  'image-utilisee': {
    tone: 'error',
    text: 'Cette image sert encore : retirez-la d’abord des pages et des brouillons nommés ici.',
  },
  'image-du-dossier': {
    tone: 'error',
    text: 'Cette image est livrée avec les fichiers des contenus : le studio ne la retire pas.',
  },
  'image-non-confirmee': { tone: 'error', text: 'Cochez la case pour confirmer : rien n’a changé.' },
  'docx-repris': {
    tone: 'success',
    text: 'Le document est repris dans ce brouillon. Relisez-le : ce qui reste à faire est en tête du texte et dans le contrôle.',
  },
  'docx-occupe': {
    tone: 'error',
    text: 'Plusieurs documents arrivent en même temps. Réessayez dans quelques secondes.',
  },
  abandonne: {
    tone: 'success',
    text: 'Le brouillon est abandonné. La page publique n’a pas changé. Pour revenir en arrière, reprenez son texte dans un brouillon.',
  },
  'texte-repris': { tone: 'success', text: 'Le texte est repris dans ce brouillon.' },
  retire: {
    tone: 'success',
    text: 'La page est retirée : son adresse dit aux visiteurs qu’elle n’est plus publiée.',
  },
  deplace: { tone: 'success', text: 'La page a changé d’adresse. L’ancienne mène à la nouvelle.' },
  verifie: { tone: 'success', text: 'La fiche est datée d’aujourd’hui.' },
  'lot-vide': { tone: 'error', text: 'Cochez d’abord au moins un document : rien n’a changé.' },
  'lot-trop-long': {
    tone: 'error',
    text: 'Cent documents à la fois au plus : rien n’a changé. Cochez-en moins, puis recommencez.',
  },
  'lot-sans-acte': { tone: 'error', text: 'Choisissez ce qui est à faire : rien n’a changé.' },
  'difference-acceptee': {
    tone: 'success',
    text: 'C’est publié : la fiche dit désormais la même chose que beta.gouv.fr.',
  },
  'difference-gardee': {
    tone: 'success',
    text: 'C’est noté : la valeur du portail reste. L’import n’en reparlera que si beta.gouv.fr change encore.',
  },
  'fiche-a-corriger': {
    tone: 'error',
    text: 'Rien n’a changé : la fiche contient un point à corriger avant toute publication. Ouvrez-la, corrigez-la, puis recommencez.',
  },
  garde: {
    tone: 'success',
    text: 'La version publiée est gardée. Le texte du fichier reste dans l’historique.',
  },
  'fichier-decide': {
    tone: 'warning',
    text: 'Rien n’a changé : ce texte n’attendait plus. Quelqu’un en a décidé, ou le fichier a encore changé : regardez ce qui attend.',
  },
  retabli: {
    tone: 'success',
    text: 'La version choisie est dans ce brouillon. Elle n’est pas encore publiée.',
  },
  'synonyme-ajoute': {
    tone: 'success',
    text: 'Le synonyme est ajouté : il sert aux visiteurs dans les deux secondes.',
  },
  'redirection-ajoutee': {
    tone: 'success',
    text: 'La redirection est ajoutée : elle sert aux visiteurs dans les deux secondes.',
  },
  'introuvable-laisse': {
    tone: 'success',
    text: 'C’est noté. Cette ligne ne reviendra que si des visiteurs la demandent encore trois jours.',
  },
  'mots-invalides': {
    tone: 'error',
    text: 'Donnez de un à huit mots ou expressions, séparés par des virgules, de 80 caractères au plus.',
  },
  'mots-sans-resultat': {
    tone: 'error',
    text: 'Ces mots ne trouvent eux-mêmes aucune page. Choisissez des mots que les fiches emploient.',
  },
  'cible-invalide': {
    tone: 'error',
    text: 'Donnez l’adresse d’une page du portail, qui commence par « / ».',
  },
  'cible-absente': { tone: 'error', text: 'Aucune page du portail ne répond à cette adresse.' },
  'redirection-boucle': { tone: 'error', text: 'Cette redirection tournerait en rond.' },
  'adresse-repond': { tone: 'error', text: 'Cette adresse répond désormais : rien n’est à faire.' },
  'liste-illisible': {
    tone: 'error',
    text: 'Le fichier de cette liste manque ou ne peut pas être lu. Rien n’a changé : prévenez l’équipe technique.',
  },
  'raison-vide': { tone: 'error', text: 'Dites pourquoi la page est retirée : rien n’a changé.' },
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

export interface NoticeWords {
  tone: 'success' | 'warning' | 'error';
  text: string;
}

export function findNotice(name: string | undefined): NoticeWords | undefined {
  return name !== undefined && Object.hasOwn(NOTICES, name) ? NOTICES[name as NoticeName] : undefined;
}

const OUTCOMES = {
  unseen: 'fichier-change',
  'not-editable': 'en-tete-illisible',
  'moved-on': 'change',
  busy: 'occupe',
  'address-taken': 'adresse-prise',
  'invalid-address': 'adresse-invalide',
  'no-reason': 'raison-vide',
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

/** The notice of a decision on what beta.gouv.fr says otherwise. */
export function differenceNoticeOf(result: {
  outcome: keyof typeof OUTCOMES | 'done' | 'kept' | 'blocked';
  file?: string;
}): NoticeName {
  const { outcome } = result;
  if (outcome === 'kept') return 'difference-gardee';
  if (outcome === 'blocked') return 'fiche-a-corriger';
  return noticeOf({ ...result, outcome }, 'difference-acceptee');
}

/** The notice of a withdrawal that was asked for at an hour. */
export function scheduleNoticeOf(outcome: ScheduleWithdrawalOutcome['outcome']): NoticeName {
  if (outcome === 'scheduled') return 'programmation-faite';
  return outcome === 'no-reason' ? 'raison-vide' : `programmation-${outcome}`;
}

/** The notice of a former version that was to be put in a draft. */
export function restoreNoticeOf(outcome: SaveOutcome['outcome']): NoticeName {
  if (outcome === 'saved') return 'retabli';
  return outcome === 'disk' ? 'disque' : 'change';
}

/** The notice of why no draft was begun. */
export function noticeOfStart(
  outcome: DocxRefusal | 'invalid-address' | 'address-taken' | 'disk',
): NoticeName {
  return outcome === 'invalid-address' || outcome === 'address-taken' || outcome === 'disk'
    ? OUTCOMES[outcome]
    : outcome;
}

const MISS_OUTCOMES = {
  missing: 'liste-illisible',
  unreadable: 'liste-illisible',
  'moved-on': 'change',
  busy: 'occupe',
  'finds-nothing': 'mots-sans-resultat',
  'no-page': 'cible-absente',
  loop: 'redirection-boucle',
  answered: 'adresse-repond',
  disk: 'disque',
} as const;

/** The notice of what was tried on a miss. */
export function missNoticeOf(
  { outcome }: { outcome: keyof typeof MISS_OUTCOMES | 'done' | 'invalid' },
  kind: 'search' | 'address',
): NoticeName {
  if (outcome === 'done') return kind === 'search' ? 'synonyme-ajoute' : 'redirection-ajoutee';
  if (outcome === 'invalid') return kind === 'search' ? 'mots-invalides' : 'cible-invalide';
  return MISS_OUTCOMES[outcome];
}

export function withNotice(path: string, name: NoticeName): string {
  return `${path}?avis=${name}`;
}
