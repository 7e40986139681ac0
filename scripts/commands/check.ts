import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRoute } from '#lib/addresses/is-route.ts';
import { checkContent } from '#lib/content/check-content.ts';
import { type Fault, formatFault } from '#lib/content/fault.ts';
import { readReferentials, ReferentialError, REFERENTIALS_DIR } from '#lib/content/referentials.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED } from './command.ts';
import { ROOT } from '#scripts/root.ts';

const OWN_CONTENT = join(ROOT, 'content');

async function findFaults() {
  const { CONTENT_DIR } = getEnv();
  const own = join(CONTENT_DIR, REFERENTIALS_DIR);
  const fallback = join(OWN_CONTENT, REFERENTIALS_DIR);
  const broken: Fault[] = [];
  const referentials = await readReferentials(existsSync(own) ? own : fallback).catch((cause: unknown) => {
    if (!(cause instanceof ReferentialError)) throw cause;
    broken.push(cause.fault);
    return readReferentials(fallback);
  });
  return [...broken, ...(await checkContent(CONTENT_DIR, referentials, isRoute)).faults];
}

/** Every content file; silent when all is well. */
export const check: Command = async (args) => {
  const {
    values: { json },
  } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const faults = await findFaults();
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ errors, warnings: faults.length - errors, faults }, null, 2)}\n`,
    );
  } else {
    for (const fault of faults) process.stdout.write(`${formatFault(fault)}\n`);
  }
  return errors > 0 ? EXIT_REFUSED : EXIT_DONE;
};
