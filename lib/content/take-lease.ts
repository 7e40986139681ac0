import type { Store } from '#db/client.ts';
import { findLease, releaseLease, takeLease } from '#db/queries/leases.ts';
import { isDeadHolder } from './lease-holder.ts';

interface LeaseRequest {
  name: string;
  holder: string;
  leaseMs: number;
  now: Date;
}

/**
 * Takes or renews a lease; false while another process holds it. One of this machine that was killed keeps no one waiting
 * for its lease to expire, nor does an expiry written by a clock that has since been set back.
 */
export async function tryTakeLease(
  store: Store,
  { name, holder, leaseMs, now }: LeaseRequest,
): Promise<boolean> {
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const term = { now: at(0), expiresAt: at(leaseMs), latest: at(2 * leaseMs) };
  if (await takeLease(store, name, holder, term)) return true;
  const other = (await findLease(store, name))?.holder;
  if (other === undefined || !isDeadHolder(other)) return false;
  await releaseLease(store, name, other);
  return takeLease(store, name, holder, term);
}
