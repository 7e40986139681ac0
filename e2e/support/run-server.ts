import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from './find-free-port.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 150_000;
const STOP_TIMEOUT_MS = 10_000;
const PROBE_INTERVAL_MS = 100;

export interface RunningServer {
  url: string;
  pid: number;
  readOutput: () => string;
  stop: () => Promise<void>;
}

interface ServerOptions {
  /** Arguments of Node, from the root of the project; `port` is free. */
  args: (port: number) => string[];
  env: (url: string) => Readonly<Record<string, string>>;
  /** Path that answers 200 once the server is ready. */
  probe: string;
  /** Where it runs; the root of the project by default. */
  cwd?: string;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Runs a server of the project beside the one under test, until `stop`. */
export async function runServer({ args, env, probe, cwd = ROOT }: ServerOptions): Promise<RunningServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, args(port), {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      HOST: '127.0.0.1',
      RATE_LIMIT: '0',
      ...env(url),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ending = new AbortController();
  const exited = once(child, 'exit').then(() => {
    ending.abort();
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([exited, delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await exited;
  };
  const over = AbortSignal.any([ending.signal, AbortSignal.timeout(START_TIMEOUT_MS)]);
  while (!(await answers(url + probe))) {
    if (over.aborted) {
      await stop();
      throw new Error(`the server did not come up:\n${output}`);
    }
    await delay(PROBE_INTERVAL_MS);
  }
  return { url, pid: child.pid ?? 0, stop, readOutput: () => output };
}
