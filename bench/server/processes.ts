import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What is measured has one core, who measures has the other. */
const SERVER_CORE = '0';
const CLIENT_CORE = '1';
const PROBE_MS = 10;
const START_MS = 180_000;

export interface Pinned {
  child: ChildProcess;
  url: string;
  /** From the start of the process to the end of its first answer that is not an error. */
  firstAnswerMs: number;
  stop: () => Promise<void>;
}

/** Starts a server on its core and waits for its first page. */
export async function startPinned(
  command: readonly string[],
  { url, path, env, cwd }: { url: string; path: string; env: Record<string, string>; cwd: string },
): Promise<Pinned> {
  const started = performance.now();
  const child = spawn('taskset', ['-c', SERVER_CORE, ...command], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for (;;) {
    const answer = await fetch(url + path).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) break;
    if (child.exitCode !== null || performance.now() - started > START_MS)
      throw new Error(`${command.join(' ')} did not come up`);
    await wait(PROBE_MS);
  }
  return { child, url, firstAnswerMs: performance.now() - started, stop };
}

export interface Load {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers other than 2xx and 3xx, and connections that failed. */
  errors: number;
}

/** As text: `wrk` says 1.2ms, 3.4us, 1.0s. */
function toMs(text: string): number {
  const value = parseFloat(text);
  return text.endsWith('us') ? value / 1_000 : text.endsWith('ms') ? value : value * 1_000;
}

function count(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}

export interface LoadOptions {
  connections: number;
  seconds: number;
  headers?: readonly string[];
  /** A script of wrk. */
  script?: string;
  /** Milliseconds that each connection rests between two requests. */
  restMs?: number;
  /** For a script that asks for something else each time: where it begins. */
  firstRank?: number;
}

/** Asks for one address from the other core. */
export function load(
  url: string,
  { connections, seconds, headers = [], script, restMs, firstRank = 0 }: LoadOptions,
): Load {
  const scriptFile = script ?? '/dev/null';
  const { stdout, status, stderr } = spawnSync(
    'taskset',
    [
      ...['-c', CLIENT_CORE, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency'],
      ...headers.flatMap((header) => ['-H', header]),
      ...['-s', scriptFile, url],
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, REST_MS: String(restMs ?? 0), FIRST_RANK: String(firstRank) },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return {
    perSecond: count(stdout, /Requests\/sec: *([\d.]+)/),
    p50Ms: toMs(/50% +(\S+)/.exec(stdout)?.[1] ?? 'NaN'),
    p99Ms: toMs(/99% +(\S+)/.exec(stdout)?.[1] ?? 'NaN'),
    errors:
      count(stdout, /Non-2xx or 3xx responses: (\d+)/) +
      count(stdout, /connect (\d+)/) +
      count(stdout, /read (\d+)/) +
      count(stdout, /timeout (\d+)/),
  };
}

/** Resident memory of a process: now, and the most it ever had. */
export function readMemory(pid: number): { nowMb: number; mostMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => count(status, new RegExp(`${name}: *\\s*(\\d+) kB`)) / 1_024;
  return { nowMb: read('VmRSS'), mostMb: read('VmHWM') };
}
