import type { RequestFailure, SaveAnswer } from './draft-requests.ts';
import { describeSave } from './save-status.tsx';

/** Why what was asked was not done, in a sentence. */
export function describeFailure(failure: RequestFailure): string {
  switch (failure.failure) {
    case 'refused':
      return failure.title;
    case 'expired':
      return 'Votre session a expiré : rien n’a changé. Reconnectez-vous dans une autre fenêtre, puis recommencez.';
    case 'other-person':
      return `Ce navigateur est maintenant connecté au nom de ${failure.name} : rien n’a changé. Reconnectez-vous sous votre nom dans une autre fenêtre, puis recommencez.`;
    case 'network':
      return 'Le réseau ne répond pas. Rien n’a changé : réessayez dans un instant.';
  }
}

/** Why a text that was chosen is not saved; undefined where it is. */
export function describeAnswer(answer: SaveAnswer | RequestFailure, isKept: boolean): string | undefined {
  if ('failure' in answer) return describeFailure(answer);
  switch (answer.outcome) {
    case 'saved':
      return undefined;
    case 'conflict':
      return 'Ce brouillon vient encore de changer : relisez les deux textes.';
    case 'disk':
      return describeSave({ kind: answer.fault }, isKept);
    case 'closed':
      return describeSave({ kind: 'closed', aside: '' }, isKept);
    case 'too-large':
      return describeSave({ kind: 'too-large' }, isKept);
    case 'hand-taken':
      return `${answer.author ?? 'Une autre personne'} vient de prendre la main. Votre texte est mis de côté.`;
  }
}
