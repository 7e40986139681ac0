/** Exit codes of the contract (§4). */
export const EXIT_DONE = 0;
export const EXIT_REFUSED = 1;
export const EXIT_USAGE = 2;

/** What was typed cannot be understood; the message is for whoever typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A command of the line, given what follows its name; resolves to its exit code. What it throws is a fault of the environment. */
export type Command = (args: readonly string[]) => Promise<number>;
