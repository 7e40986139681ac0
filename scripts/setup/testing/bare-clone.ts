import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Each tool notes that it was called, leaves what the real one would, and fails when asked to. */
const TOOL = `#!/bin/sh
name="\${0##*/}"
echo "$name $*" >> calls.log
case " $FAIL " in *" $name-$1 "*) echo "$name is broken" >&2; exit 1 ;; esac
case "$name $1" in
  'npm ci')
    rm -rf node_modules && mkdir -p node_modules/.bin
    for tool in tsx next prettier eslint tsc vitest playwright; do cp "$0" "node_modules/.bin/$tool"; done
    ln -s '${ROOT}/node_modules/tsx' node_modules/tsx ;;
  'tsx scripts/build-assets.ts') mkdir -p public/assets && echo made > public/assets/made.js ;;
  'next build') mkdir -p .next && echo built > .next/BUILD_ID ;;
  'tsx scripts/build-server.ts') cp server/main.ts .next/portail-server.mjs ;;
  'vitest run')
    for argument; do
      case "$argument" in --outputFile.json=*) echo "$UNIT_REPORT" > "\${argument#*=}" ;; esac
    done ;;
  'playwright test') echo "$BROWSER_REPORT" > "$PLAYWRIGHT_JSON_OUTPUT_FILE" ;;
esac
`;

const SERVER = `
const signal = await new Promise((resolve) => {
  process.on('SIGTERM', () => resolve('SIGTERM'));
  setInterval(() => undefined, 1000);
  console.log('Portail : http://localhost:3000', process.env.NODE_ENV, ...process.argv.slice(2));
});
console.log('stopped by', signal);
process.exit(7);
`;

const FILES = {
  'package.json': '{ "type": "module" }',
  'package-lock.json': '{}',
  'app/page.tsx': 'export default null;',
  'app/page.test.tsx': 'export {};',
  'server/main.ts': SERVER,
  'bin/npm': TOOL,
};

export interface Ended {
  code: number | null;
  output: string;
}

/** A clone with the real scripts, a portal of three lines, and stand-ins for npm and the tools it installs. */
export class BareClone {
  readonly root = mkdtempSync(join(tmpdir(), 'portail-clone-'));

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    cpSync(join(ROOT, 'scripts'), join(this.root, 'scripts'), {
      recursive: true,
      filter: (path) => !/\.ts$/.test(path),
    });
    for (const [path, text] of Object.entries(FILES)) this.write(path, text);
    chmodSync(join(this.root, 'bin/npm'), 0o755);
  }

  write(path: string, text: string) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  remove(path: string) {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** The tools called since the last time this was asked. */
  takeCalls(): string[] {
    const log = join(this.root, 'calls.log');
    if (!existsSync(log)) return [];
    const calls = readFileSync(log, 'utf8').trim().split('\n');
    rmSync(log);
    return calls;
  }

  run(
    script: string,
    args: string[] = [],
    env: Record<string, string> = {},
  ): { child: ChildProcess; ended: Promise<Ended> } {
    // Through one pipe, as on a terminal: lines of two would come in any order.
    const command = [process.execPath, join(this.root, 'scripts', script), ...args];
    const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', ...command], {
      cwd: tmpdir(),
      env: { ...process.env, PATH: `${join(this.root, 'bin')}:${process.env.PATH ?? ''}`, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code) => resolve({ code, output }));
    });
    return { child, ended };
  }

  /** Starts the portal and stops it as soon as it says its address. */
  async startAndStop(args: string[] = [], env: Record<string, string> = {}): Promise<Ended> {
    const { child, ended } = this.run('start.mjs', args, env);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Portail :')) child.kill('SIGTERM');
    });
    return ended;
  }
}
