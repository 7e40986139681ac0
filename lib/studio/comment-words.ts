import { MAX_COMMENT, MAX_QUOTE, MOST_COMMENTS } from './comment-limits.ts';
import type { CommentOutcome } from './comments.ts';

const DISK = {
  tone: 'error',
  text: 'Le disque du portail ne peut pas être écrit. Rien n’a changé : prévenez l’équipe technique.',
} as const;

const figure = (count: number) => count.toLocaleString('fr');

/** What is said of what was done with a comment, or not done. */
export const COMMENT_WORDS = {
  saved: { tone: 'success', text: 'Le commentaire est ajouté.' },
  settled: { tone: 'success', text: 'Le commentaire est réglé. Il reste au bas de la liste.' },
  reopened: { tone: 'success', text: 'Le commentaire est rouvert.' },
  removed: { tone: 'success', text: 'Le commentaire est supprimé.' },
  empty: { tone: 'error', text: 'Écrivez un commentaire : rien n’a été ajouté.' },
  'too-long': {
    tone: 'error',
    text: `Un commentaire a ${figure(MAX_COMMENT)} caractères au plus : raccourcissez-le.`,
  },
  'quote-too-long': {
    tone: 'error',
    text: `Un passage cité a ${MAX_QUOTE} caractères au plus : raccourcissez-le.`,
  },
  'too-many': {
    tone: 'error',
    text: `Ce brouillon a déjà ${MOST_COMMENTS} commentaires. Supprimez-en un des vôtres d’abord.`,
  },
  'thread-settled': {
    tone: 'error',
    text: 'Ce commentaire vient d’être réglé : rouvrez-le pour y répondre.',
  },
  answered: {
    tone: 'error',
    text: 'Quelqu’un vient de répondre à ce commentaire : il ne peut plus être supprimé.',
  },
  closed: { tone: 'error', text: 'Ce brouillon vient d’être publié ou abandonné : rien n’a été ajouté.' },
  gone: { tone: 'error', text: 'Ce commentaire vient d’être supprimé : rien n’a changé.' },
  full: DISK,
  'read-only': DISK,
} as const satisfies Record<CommentOutcome, { tone: 'success' | 'error'; text: string }>;

/** « 1 commentaire ouvert ». */
export function countOpenComments(open: number): string {
  return open > 1 ? `${open} commentaires ouverts` : `${open} commentaire ouvert`;
}
