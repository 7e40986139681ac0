/** Why something cannot be purged; the message is for whoever asked, in French. */
export class PurgeError extends Error {
  override name = 'PurgeError';
}
