import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';
import { getEnv } from './env.ts';

let logger: pino.Logger | undefined;
const request = new AsyncLocalStorage<string>();

/** JSON lines on standard error. Never log a person's address, a query or a visitor's address. */
export function getLog(): pino.Logger {
  return (logger ??= pino(
    {
      level: getEnv().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const id = request.getStore();
        return id === undefined ? {} : { request: id };
      },
    },
    pino.destination({ dest: 2, sync: true }),
  ));
}

/** Every line that `work` logs, and what it goes on with, bears the id of the request. */
export function logWithRequest(id: string, work: () => void): void {
  request.run(id, work);
}
