import { parse } from 'yaml';
import { findFrontMatter } from '#lib/content/front-matter.ts';

/** The `beta_id` of a sheet, without reading the rest: only this key is needed of what an import does not touch. */
export function findBetaId(text: string): string | undefined {
  const yaml = findFrontMatter(text)?.yaml ?? '';
  const line = /^(?:beta_id|"beta_id"|'beta_id')[ \t]*:[ \t]*(\S.*)$/m.exec(yaml)?.[1];
  if (line === undefined) return undefined;
  // Nearly all are written plainly, and YAML takes its time.
  if (/^[A-Za-z0-9._-]+$/.test(line)) return line;
  try {
    const value: unknown = parse(line, { logLevel: 'silent' });
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
