import { z } from 'zod';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { searchPortal } from '#lib/discovery/search-portal.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';

/** A page of the portal that a link may lead to. */
export interface LinkTarget {
  href: string;
  title: string;
  /** What it is, in words. */
  detail: string;
}

export interface LinkTargets {
  targets: LinkTarget[];
  total: number;
}

const schema = z.string().max(QUERY_MAX_LENGTH).catch('');

/** The words that the address of the list asks; what is malformed asks nothing. */
export function readLinkQuery(params: URLSearchParams): string {
  return schema.parse(params.get('q') ?? '').trim();
}

/** What visitors may read of what holds these words, being typed, best first. */
export function searchLinkTargets(actor: Actor, words: string): LinkTargets {
  allow(actor, 'enter');
  if (words === '') return { targets: [], total: 0 };
  const { hits, total } = searchPortal(words, 1, { typing: true });
  return { targets: hits.map(({ href, title, detail }) => ({ href, title, detail })), total };
}
