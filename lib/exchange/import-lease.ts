import type { CommandLease } from '#lib/content/command-lease.ts';

/** One import at a time writes. */
export const IMPORT_LEASE: CommandLease = {
  name: 'import',
  leaseMs: 600_000,
  busy: 'Un autre import est en cours : relancez la commande quand il sera fini.',
};
