import { type Actor, can } from '#lib/auth/permissions.ts';
import type { Kind } from '#lib/content/kinds.ts';
import type { Studio } from './studio.ts';
import { listSuggestions } from './suggestions.ts';

export interface BulkOptions {
  mayTag: boolean;
  mayVerify: boolean;
  mayWithdraw: boolean;
  /** Themes of the vocabulary, or tags already in use. */
  terms: readonly string[];
}

/** What this person may do to several documents of a kind. */
export function readBulkOptions(studio: Studio, actor: Actor, kind: Kind): BulkOptions {
  const { thematique, tags } = listSuggestions(studio);
  return {
    mayTag: kind !== 'pages' && can(actor, 'tag'),
    mayVerify: kind === 'produits' && can(actor, 'verify'),
    mayWithdraw: can(actor, 'withdraw'),
    terms: kind === 'produits' ? thematique : tags,
  };
}
