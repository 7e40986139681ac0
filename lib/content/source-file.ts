import { createHash } from 'node:crypto';
import { isSlug } from '#lib/slug.ts';
import type { Format } from './body.ts';
import { isKind, type Kind } from './kinds.ts';

/** A content file as its path names it. */
export interface SourceName {
  /** Path below the content folder. */
  path: string;
  kind: Kind;
  slug: string;
  format: Format;
}

/** First segments of addresses that no service page may take, and `comparer` below `/produits` (contract §1). */
const RESERVED_PAGES = new Set([
  'produits',
  'actualites',
  'recherche',
  'statistiques',
  'transparence',
  'plan-du-site',
  'api',
  'studio',
  'auth',
  'medias',
  'erreur',
  'healthz',
  'readyz',
  'metrics',
  'stats',
]);

export function isReserved(kind: Kind, slug: string): boolean {
  if (kind === 'pages') return RESERVED_PAGES.has(slug);
  return slug === (kind === 'produits' ? 'comparer' : 'etiquette');
}

/** The document that a path stands for, or undefined when the name is not one of a content file. */
export function findSourceName(path: string): SourceName | undefined {
  const match = /^([^/]+)\/([^/]+)\.(mdx?)$/.exec(path);
  const [, kind = '', slug = '', format = ''] = match ?? [];
  if (!match || !isKind(kind) || !isSlug(slug) || isReserved(kind, slug)) return undefined;
  return { path, kind, slug, format: format === 'mdx' ? 'mdx' : 'md' };
}

/** SHA-256, hexadecimal; a text is hashed as its UTF-8 bytes. */
export function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
