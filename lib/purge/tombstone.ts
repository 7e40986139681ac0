import type { ImportNames, Tombstone } from '#db/queries/purges.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { hashOf } from '#lib/content/source-file.ts';
import { findBetaId } from '#lib/exchange/find-beta-id.ts';

/** Nothing of the document is said: the day is the same for all. */
const FIELDS: Readonly<Record<Kind, string>> = {
  produits: 'mission: Contenu supprimé\nphases:\n  - name: investigation\n    start: 2000-01-01\n',
  actualites: 'date: 2000-01-01\n',
  pages: '',
};

function listFormer(text: string): string[] {
  const split = findFrontMatter(text);
  const value = split && parseFrontMatter(split).frontMatter?.value['redirect_from'];
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
}

const OF_PRODUCT = /^\/produits\/([^/]+)$/;

/** What an import may know a sheet by: its identifier, and the addresses that it says it had. */
export function nameImports(text: string): ImportNames {
  const slugs = listFormer(text).flatMap((path) => OF_PRODUCT.exec(path)?.[1] ?? []);
  return { betaId: findBetaId(text), slugs };
}

/** The text of a page that was purged: its address and its former ones go on saying that it is gone (410). */
export function makeTombstone(kind: string, liveText: string | undefined): Tombstone {
  const former = liveText === undefined ? [] : listFormer(liveText);
  const redirects =
    former.length > 0
      ? `redirect_from:\n${former.map((path) => `  - ${JSON.stringify(path)}\n`).join('')}`
      : '';
  const text = `---\ntitle: Contenu supprimé\n${isKind(kind) ? FIELDS[kind] : ''}publish: false\n${redirects}---\n`;
  return { text, hash: hashOf(text), format: 'md' };
}
