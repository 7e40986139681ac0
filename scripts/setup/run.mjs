import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs a command to its end. A signal sent to us goes to it too, so that stopping `npm test` leaves no
 * orphan; we then end as it ended. The command never reads the terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, show?: boolean, endWithSignal?: boolean }} options `show` leaves
 *   the output to the terminal instead of returning it.
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env = {}, show = false, endWithSignal = true }) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));

    /** @type {NodeJS.Signals | undefined} */
    let received;
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      received = signal;
      child.kill(signal);
    };
    process.on('SIGINT', forward).on('SIGTERM', forward);

    const finish = () => process.off('SIGINT', forward).off('SIGTERM', forward);
    child.once('error', (error) => {
      finish();
      reject(new SetupError(`« ${command} » ne peut pas être lancé : ${error.message}`));
    });
    child.once('close', (code, signal) => {
      finish();
      const ended = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
      if (received && endWithSignal) process.exit(128 + constants.signals[received]);
      resolve({ code: ended, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
