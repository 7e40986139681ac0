import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where process numbers mean the same processes: one boot of one kernel, one namespace. Undefined off Linux. */
function findPidSpace(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const namespace = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
    return `${boot}.${namespace}`;
  } catch {
    return undefined;
  }
}

/** Names a process among those that could ingest. The random part keeps apart two that got the same number. */
export function makeHolder(pid: number = process.pid): string {
  return [hostname(), pid, randomBytes(6).toString('hex'), findPidSpace() ?? ''].join(':');
}

/** True when the holder was a process that no longer runs. One whose number means nothing here is never judged. */
export function isDeadHolder(holder: string): boolean {
  const [space = '', , pidText = '', ...host] = holder.split(':').reverse();
  const pid = Number(pidText);
  if (space === '' || space !== findPidSpace() || host.reverse().join(':') !== hostname()) return false;
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
