import { cpus, totalmem } from 'node:os';

/** Where and when figures were taken: they mean little without it. */
export function describeMachine(): { date: string; machine: string; node: string } {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${first?.model ?? 'unknown'}, ${memory} GiB`,
    node: process.version,
  };
}
