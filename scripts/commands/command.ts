/** Exit codes of the contract (§4). */
export const EXIT_DONE = 0;
export const EXIT_REFUSED = 1;
export const EXIT_USAGE = 2;

/** A command of the line; resolves to its exit code. What it throws is a fault of the environment. */
export type Command = (options: { json: boolean }) => Promise<number>;
