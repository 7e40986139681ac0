import { instantsOfMinute } from '#lib/clock.ts';
import { formatInstant } from './format-instant.ts';
import type { TimeProblem } from './schedule-time.ts';

/** Why an hour is not taken. */
export const TIME_WORDS: Readonly<Record<TimeProblem, string>> = {
  'invalid-time': 'Donnez une date et une heure.',
  'no-such-hour':
    'Cette heure n’existe pas : cette nuit-là, on passe à l’heure d’été et la pendule saute de 2 h à 3 h. Choisissez une autre heure.',
  'hour-twice':
    'Cette heure vient deux fois : cette nuit-là, on passe à l’heure d’hiver. Dites si c’est la première ou la seconde.',
  past: 'Cette heure est passée. Choisissez une heure à venir.',
  'too-far': 'Cette date est dans plus de deux ans. Vérifiez l’année.',
};

/** What both forms ask when an hour comes twice. */
export const OCCURRENCE_WORDS = {
  first: 'la première (heure d’été)',
  second: 'la seconde (heure d’hiver)',
} as const;

/** Why a schedule was refused when it was asked for. */
export const SCHEDULE_REFUSALS = {
  ...TIME_WORDS,
  already: 'Une programmation attend déjà. Annulez-la d’abord.',
  'header-publishes':
    'L’en-tête de ce texte dit déjà « Publier le ». Videz ce champ pour programmer la publication ici, ou publiez maintenant : la page paraîtra à l’heure de l’en-tête.',
  'header-expires':
    'L’en-tête de cette page dit déjà « Retirer le ». Changez la date dans l’en-tête, ou videz ce champ pour programmer le retrait ici.',
  'already-withdrawn': 'Cette page est déjà retirée.',
} as const;

/** Why what was decided was not done. */
const PROBLEMS = {
  'by-hand': 'Annulée par une personne.',
  'draft-changed':
    'Annulée : le texte a été modifié après la programmation. Relisez-le, puis programmez de nouveau.',
  'draft-closed': 'Annulée : le brouillon a été publié ou abandonné avant l’heure.',
  blocked: 'Rien n’est publié : le texte a un défaut qui empêche la publication.',
  warned: 'Rien n’est publié : le contrôle donne un conseil qu’il ne donnait pas à la programmation.',
  unseen:
    'Rien n’a changé : la page ou son fichier a été modifié depuis, et personne ne l’a vu. Comparez, puis recommencez.',
  'address-taken': 'Rien n’est publié : l’adresse a été prise par un autre document.',
  purged: 'Rien n’est publié : ce texte a été supprimé définitivement (purge).',
  'not-allowed': 'Rien n’a changé : la personne qui l’a programmée n’en a plus le droit.',
  'not-editable': 'La page n’est pas retirée : son en-tête ne peut pas être modifié ainsi. Corrigez-le.',
  'already-withdrawn': 'Annulée : la page était déjà retirée.',
  gone: 'Annulée : le document n’existe plus.',
} as const;

export type ScheduleProblem = keyof typeof PROBLEMS;

export function describeProblem(problem: string | null): string {
  return problem !== null && Object.hasOwn(PROBLEMS, problem) ? PROBLEMS[problem as ScheduleProblem] : '';
}

/** « 25 octobre 2026 à 02:30 (heure d’été) »: which of the two, where the hour comes twice. */
export function formatDue({ minute, dueAt }: { minute: string; dueAt: string }): string {
  const [first, second] = instantsOfMinute(minute);
  const said = formatInstant(dueAt);
  if (!second) return said;
  return first?.toISOString() === dueAt ? `${said} (heure d’été)` : `${said} (heure d’hiver)`;
}
