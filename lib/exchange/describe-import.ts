import type { BetaImport } from './import-beta.ts';
import type { Remark } from './remark.ts';
import type { Json } from './sheet.ts';

const OUTCOMES = [
  ['created', 'créées', 'seraient créées'],
  ['updated', 'mises à jour', 'seraient mises à jour'],
  ['unchanged', 'sans changement', 'resteraient sans changement'],
  ['conflicts', 'en conflit, gardées telles quelles', 'en conflit, resteraient telles quelles'],
  ['refused', 'refusées', 'seraient refusées'],
] as const;

const MAX_SHOWN = 200;

function show(value: Json | undefined): string {
  if (value === undefined) return '(rien)';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** The report of an import for people: what changes key by key, what to know of each sheet, the counts. */
export function describeImport({ report, plans }: BetaImport, dryRun: boolean): string {
  const lines: string[] = [];
  const remarks = new Map<string, Remark[]>();
  for (const remark of report.remarks)
    remarks.set(remark.slug, [...(remarks.get(remark.slug) ?? []), remark]);
  for (const { slug, outcome, changes } of plans) {
    const label = OUTCOMES.find(([name]) => name === outcome)?.[0] ?? outcome;
    const said = remarks.get(slug) ?? [];
    if (outcome === 'unchanged' && said.length === 0) continue;
    lines.push(`${slug} : ${SINGULAR[label]}`);
    if (outcome === 'updated') {
      for (const { key, before, after } of changes)
        lines.push(`  - ${key} : ${show(before)}`, `  + ${key} : ${show(after)}`);
    }
    if (outcome === 'created') lines.push(`  + ${changes.map(({ key }) => key).join(', ')}`);
    for (const { rule, message } of said) lines.push(`  ${rule} : ${message}`);
  }
  if (dryRun) lines.push('Essai : rien n’a été écrit.');
  for (const [name, done, would] of OUTCOMES) lines.push(`${report[name].length} ${dryRun ? would : done}`);
  return `${lines.join('\n')}\n`;
}

const SINGULAR = {
  created: 'nouvelle fiche',
  updated: 'fiche mise à jour',
  unchanged: 'fiche sans changement',
  conflicts: 'fiche en conflit',
  refused: 'fiche refusée',
} as const;
