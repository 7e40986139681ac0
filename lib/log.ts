import { pino } from 'pino';
import { getEnv } from './env.ts';

let logger: pino.Logger | undefined;

/** JSON lines on standard error. Never log a person's address, a query or a visitor's address. */
export function getLog(): pino.Logger {
  return (logger ??= pino(
    { level: getEnv().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  ));
}
