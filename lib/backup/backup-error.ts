/** A backup or a restoration that is refused; the message is for an operator, in French. */
export class BackupError extends Error {
  override name = 'BackupError';
}
