import type { BulkOutcome } from './bulk.ts';
import { findNotice, noticeOf } from './notices.ts';

const OWN_WORDS = {
  done: 'Fait.',
  unchanged: 'Déjà ainsi : rien n’a changé.',
  forbidden: 'Refusé : votre rôle ne permet pas cette action sur ce document.',
  missing: 'Refusé : ce document n’est plus publié, ou n’est pas d’un genre qui s’y prête.',
  'invalid-term':
    'Refusé : choisissez un thème du vocabulaire, ou donnez une étiquette sans virgule de 80 caractères au plus.',
} as const;

/** What became of one document of a bulk action. */
export function describeOutcome(outcome: BulkOutcome): string {
  if (outcome in OWN_WORDS) return OWN_WORDS[outcome as keyof typeof OWN_WORDS];
  const name = noticeOf({ outcome: outcome as Exclude<BulkOutcome, keyof typeof OWN_WORDS> }, 'retire');
  return `Refusé : ${findNotice(name)?.text ?? ''}`;
}
