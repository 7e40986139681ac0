import { SERVER } from './build.mjs';
import { run } from './run.mjs';

/**
 * Serves until the server ends, and gives its exit code. It says itself what it indexes and where it listens.
 * A Ctrl-C reaches it twice, from the terminal and from us.
 * @param {string} root
 * @param {{ dev: boolean }} options
 */
export async function serve(root, { dev }) {
  const args = dev ? ['--import', 'tsx', 'server/main.ts', '--dev'] : [SERVER];
  const env = { NODE_ENV: dev ? 'development' : 'production' };
  const { code } = await run(process.execPath, args, { cwd: root, env, show: true, endWithSignal: false });
  return code;
}
