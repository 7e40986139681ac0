import type { PublishOutcome } from '#lib/studio/publish.ts';
import type { ScheduleDraftOutcome } from '#lib/studio/schedule.ts';
import { SCHEDULE_REFUSALS } from '#lib/studio/schedule-words.ts';
import { describeFailure } from './describe-failure.ts';
import type { RequestFailure } from './draft-requests.ts';

export type PublishAnswer = PublishOutcome | ScheduleDraftOutcome | RequestFailure;

/** Why a draft is not published, or not to be; undefined where it is. */
export function describeRefusal(answer: PublishAnswer): string | undefined {
  if ('failure' in answer) return describeFailure(answer);
  switch (answer.outcome) {
    case 'published':
    case 'scheduled':
      return undefined;
    case 'unseen':
      return 'Le document ou son fichier a changé : rien n’est publié. Réunissez d’abord les deux textes, en haut de la page.';
    case 'blocked':
      return `Publication refusée : ${answer.faults[0]?.message ?? ''} (ligne ${answer.faults[0]?.line ?? 1}). ${answer.faults[0]?.remedy ?? ''}`;
    case 'warned':
      return 'Il reste des conseils : dites pourquoi vous publiez quand même.';
    case 'draft-moved':
      return 'Le texte vient de changer. Relisez-le, puis publiez.';
    case 'address-taken':
      return 'L’adresse de ce document vient d’être prise par un autre.';
    case 'purged':
      return 'Ce texte a été supprimé définitivement (purge) : il ne peut pas être publié tel quel.';
    case 'busy':
      return 'Une autre publication est en cours. Réessayez dans un instant.';
    case 'disk':
      return answer.fault === 'full'
        ? 'Le disque du portail est plein : rien n’est publié, votre texte est gardé. Prévenez l’équipe technique.'
        : 'Le portail ne peut rien écrire : rien n’est publié, votre texte est gardé. Prévenez l’équipe technique.';
    default:
      return SCHEDULE_REFUSALS[answer.outcome];
  }
}
