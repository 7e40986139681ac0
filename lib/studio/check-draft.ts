import type { Fault, Rule } from '#lib/content/fault.ts';
import { toPlain } from '#lib/content/referentials.ts';
import type { Draft } from './drafts.ts';
import { pathOf } from './document-file.ts';
import { listMediaTargets } from './list-media-targets.ts';
import type { Studio } from './studio.ts';

/** Beside errors, what no page may be published with (contract §1). */
const BLOCKING_RULES: ReadonlySet<Rule> = new Set<Rule>(['image-alternative', 'heading-level']);

export function isBlocking({ severity, rule }: Pick<Fault, 'severity' | 'rule'>): boolean {
  return severity === 'error' || BLOCKING_RULES.has(rule);
}

/** The faults of a draft’s text, the ones of `portail check`. */
export async function checkDraft(
  studio: Studio,
  { kind, slug, format, text }: Pick<Draft, 'kind' | 'slug' | 'format' | 'text'>,
): Promise<Fault[]> {
  const referentials = toPlain(studio.getReferentials());
  const path = pathOf(kind, slug, format);
  return studio.checker.check({
    name: { path, kind, slug, format },
    text,
    referentials,
    ...studio.listTargets(),
    medias: await listMediaTargets(studio),
  });
}
