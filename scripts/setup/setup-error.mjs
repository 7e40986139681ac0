/** A fault that whoever typed the command can mend: its message is shown as it is, without a stack. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}
