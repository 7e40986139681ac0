let second = NaN;
let date = '';

/** An instant as the `Date` of an answer (RFC 9110 §6.6.1), written once a second. */
export function getHttpDate(now: number): string {
  const current = Math.floor(now / 1_000);
  if (current !== second) {
    second = current;
    date = new Date(now).toUTCString();
  }
  return date;
}
