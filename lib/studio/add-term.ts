import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { SCHEMAS } from '#lib/content/kinds.ts';
import { slugify } from '#lib/slug.ts';
import { type ActOutcome, getLive, publishChange } from './act-on-document.ts';
import { withdrawalOf } from './publish.ts';
import { editSource, readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';
import { YamlEditError } from './yaml-value.ts';

/** Longest tag that is added from a list. */
const TERM_MAX = 80;

/** Where a kind of document keeps its terms. */
const KEYS = { produits: 'thematiques', actualites: 'tags' } as const;
export type TaggedKind = keyof typeof KEYS;

export function isTaggedKind(kind: string): kind is TaggedKind {
  return Object.hasOwn(KEYS, kind);
}

export type TermOutcome = ActOutcome | { outcome: 'unchanged' | 'invalid-term' };

/** A theme of the vocabulary, or a tag without what would part it in two; undefined for anything else. */
function findTerm(studio: Studio, kind: TaggedKind, text: string): string | undefined {
  const term = text.replace(/\s+/g, ' ').trim();
  if (kind === 'produits') {
    const known = studio.getReferentials().terms.thematique(term);
    return term !== '' && known.known ? known.label : undefined;
  }
  return term.length <= TERM_MAX && !term.includes(',') && slugify(term) !== '' ? term : undefined;
}

function listTerms(text: string, key: string): { terms: string[]; line: string | undefined } {
  const value = readFrontMatter(text)?.[key];
  if (Array.isArray(value)) return { terms: value.map(String), line: undefined };
  const line = typeof value === 'string' ? value.trim() : '';
  return line === '' ? { terms: [], line: undefined } : { terms: line.split(','), line };
}

/** A tag may be one of a list, or of words on one line. Throws {@link YamlEditError}. */
function withTerm(text: string, kind: TaggedKind, term: string): string {
  const key = KEYS[kind];
  const { terms, line } = listTerms(text, key);
  const path = [key];
  const edited =
    line !== undefined
      ? editSource(text, { kind: 'set', path, value: `${line.replace(/,\s*$/, '')}, ${term}` })
      : terms.length > 0
        ? editSource(text, { kind: 'insert', path, rank: terms.length, value: term })
        : editSource(text, { kind: 'set', path, value: [term] });
  if (!SCHEMAS[kind].safeParse(readFrontMatter(edited)).success)
    throw new YamlEditError('the front matter would be refused');
  return edited;
}

/** Adds a theme to a sheet or a tag to an article, and publishes it. */
export async function addTerm(
  studio: Studio,
  actor: Actor,
  name: { kind: TaggedKind; slug: string },
  text: string,
): Promise<TermOutcome> {
  allow(actor, 'tag', name);
  const term = findTerm(studio, name.kind, text);
  if (term === undefined) return { outcome: 'invalid-term' };
  const has = (source: string) =>
    listTerms(source, KEYS[name.kind]).terms.some((known) => slugify(known) === slugify(term));
  if (has((await getLive(studio, name)).live.text)) return { outcome: 'unchanged' };
  return publishChange(studio, actor, name, 'tag', ({ document, live }) =>
    has(live.text)
      ? undefined
      : {
          text: withTerm(live.text, name.kind, term),
          withdrawal: withdrawalOf(live.text, document),
          reason: null,
          details: JSON.stringify({ term }),
        },
  );
}
