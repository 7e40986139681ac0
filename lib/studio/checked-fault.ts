import type { Fault } from '#lib/content/fault.ts';

/** A fault, and whether a page may be published in spite of it. */
export type CheckedFault = Fault & { blocking: boolean };
