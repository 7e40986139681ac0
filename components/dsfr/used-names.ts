/** What the sources name of DSFR: a name left out of the sources is left out of the stylesheet. */
export interface UsedNames {
  /** Class names (`fr-icon-mail-line`), or their beginning where the end is computed (`fr-badge--`). */
  classes: Set<string>;
  /** Custom properties read by `var(--…)`. */
  variables: Set<string>;
}

/** Names are found by their spelling, comments included: one too many only costs bytes. */
export function findUsedNames(sources: Iterable<string>): UsedNames {
  const classes = new Set<string>();
  const variables = new Set<string>();
  for (const source of sources) {
    for (const [name] of source.matchAll(/\bfr-[a-z][\w-]*/g)) classes.add(name);
    for (const [, name = ''] of source.matchAll(/var\(\s*(--[\w-]+)/g)) variables.add(name);
  }
  return { classes, variables };
}
