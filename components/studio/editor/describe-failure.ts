import type { RequestFailure, SaveAnswer } from './draft-requests.ts';
import { describeSave } from './save-status.tsx';

/** Why what was asked was not done, in a sentence. */
export function describeFailure(failure: RequestFailure): string {
  switch (failure.failure) {
    case 'refused':
      return failure.title;
    case 'expired':
      return 'Votre session a expiré. Reconnectez-vous : votre texte est gardé.';
    case 'network':
      return 'Le réseau ne répond pas. Rien n’a changé : réessayez dans un instant.';
  }
}

/** Why a text that was chosen is not saved; undefined where it is. */
export function describeAnswer(answer: SaveAnswer | RequestFailure): string | undefined {
  if ('failure' in answer) return describeFailure(answer);
  switch (answer.outcome) {
    case 'saved':
      return undefined;
    case 'conflict':
      return 'Ce brouillon vient encore de changer : relisez les deux textes.';
    case 'disk':
      return describeSave({ kind: answer.fault });
    case 'closed':
    case 'too-large':
      return describeSave({ kind: answer.outcome });
    case 'hand-taken':
      return `${answer.author ?? 'Une autre personne'} vient de prendre la main. Votre texte est mis de côté.`;
  }
}
