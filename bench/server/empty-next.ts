import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#bench/latency/made-products.ts';
import { type Pinned, startPinned } from './processes.ts';

// Below the project, where Next finds itself; in node_modules it would compile nothing.
const DIR = join(ROOT, 'var/empty-next');
const NEXT = join(ROOT, 'node_modules/.bin/next');

const FILES = {
  'package.json': '{ "private": true }',
  'next.config.mjs': 'export default { turbopack: { root: process.env.PROJECT_ROOT } };',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="fr"><body>{children}</body></html>; }',
  'app/page.jsx':
    "export const dynamic = 'force-dynamic';\nexport default function Page() { return <p>Vide</p>; }",
};

/** Builds an application of one empty page, rendered each time. */
export function buildEmptyNext(): void {
  mkdirSync(join(DIR, 'app'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(DIR, name), text);
  const { status, stderr, stdout } = spawnSync(NEXT, ['build'], {
    cwd: DIR,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PROJECT_ROOT: ROOT },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

/** Plain `next start`. */
export async function startEmptyNext(port: number): Promise<Pinned> {
  return startPinned([process.execPath, NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    url: `http://127.0.0.1:${port}`,
    path: '/',
    env: { PROJECT_ROOT: ROOT },
    cwd: DIR,
  });
}
