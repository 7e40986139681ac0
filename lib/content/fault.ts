/** A change of the source that mends a fault. Lines and columns start at 1; the end is not part of it. */
export interface Fix {
  start: { line: number; column: number };
  end: { line: number; column: number };
  text: string;
}

/** What a check found in a content file. Lines and columns start at 1. */
export interface Fault {
  /** Path below the content folder. */
  file: string;
  line: number;
  column: number;
  /** An error refuses the file, a warning does not (contract §1). */
  severity: 'error' | 'warning';
  rule: Rule;
  /** In French, for editors. */
  message: string;
  /** What to do, in French. */
  remedy: string;
  /** Where the remedy is sure enough to be applied at a click. */
  fix?: Fix;
}

export const RULES = [
  'file-unreadable',
  'file-name',
  'file-duplicate',
  'file-too-large',
  'file-unparsable',
  'file-purged',
  'front-matter-missing',
  'front-matter-syntax',
  'front-matter-schema',
  'front-matter-unknown-key',
  'vocabulary',
  'phases-order',
  'mdx-syntax',
  'mdx-code',
  'mdx-tag',
  'mdx-attribute',
  'body-compile',
  'nesting',
  'html-removed',
  'link-unsafe',
  'link-broken',
  'link-vague',
  'image-missing',
  'image-external',
  'image-alternative',
  'image-decorative',
  'heading-level',
  'heading-bold',
  'table-header',
  'video-transcription',
  'sentence-long',
  'acronym',
  'model-text',
  'phase-ended',
  'ended-without-phase',
  'stopped-linked',
  'clock-change',
  'check-timeout',
  'redirect-conflict',
  'redirect-loop',
  'redirect-chain',
  'redirect-target',
  'reference-missing',
  'settings',
] as const;

export type Rule = (typeof RULES)[number];

export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.severity}: ${fault.message} ${fault.remedy}`;
}

export function hasError(faults: readonly Fault[]): boolean {
  return faults.some((fault) => fault.severity === 'error');
}
