/** Why a store could not be written: its disk is full, or nothing may be written to it. */
export type StoreFault = 'full' | 'read-only';

const FAULTS: Readonly<Record<string, StoreFault>> = {
  SQLITE_FULL: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_READONLY: 'read-only',
  SQLITE_CANTOPEN: 'read-only',
  EROFS: 'read-only',
};

/** The fault of the disk that an error stands for, or undefined when it is another error. */
export function findStoreFault(cause: unknown): StoreFault | undefined {
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const known = FAULTS[code] ?? Object.entries(FAULTS).find(([name]) => code.startsWith(`${name}_`))?.[1];
  // The driver’s words for a write-ahead log that a full disk cannot extend.
  if (known === undefined && code.startsWith('SQLITE_IOERR')) return 'full';
  return known ?? (cause.cause === undefined ? undefined : findStoreFault(cause.cause));
}
