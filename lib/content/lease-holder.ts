import { hostname } from 'node:os';

/** Names this process among those that could ingest: machine and process number. */
export function makeHolder(): string {
  return `${hostname()}:${process.pid}`;
}

/** True when the holder was a process of this machine that no longer runs. Another machine's is never judged. */
export function isDeadHolder(holder: string): boolean {
  const [host, pid] = [holder.replace(/:\d+$/, ''), Number(/:(\d+)$/.exec(holder)?.[1])];
  if (host !== hostname() || !Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
