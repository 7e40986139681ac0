import { findStoreFault, type StoreFault } from '#db/store-fault.ts';

const WORDS: Readonly<Record<StoreFault, string>> = {
  full: 'Le disque du portail est plein. Rien n’a changé : prévenez l’équipe technique.',
  'read-only': 'Le disque du portail ne peut pas être écrit. Rien n’a changé : prévenez l’équipe technique.',
};

/** What people are told where the store could not be written; undefined for any other failure. */
export function describeStoreFault(cause: unknown): string | undefined {
  const fault = findStoreFault(cause);
  return fault && WORDS[fault];
}
