import { readFileSync } from 'node:fs';

// Loaded before the portal (NODE_OPTIONS=--import): its calendar is ahead by the milliseconds that a file holds, as when
// a machine’s clock is set. Timers go on as they were, as they do then.
const file = process.env['CLOCK_OFFSET_FILE'] ?? '';
const RealDate = Date;
let offset = 0;
let readAt = -Infinity;

function now() {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    offset = Number(readFileSync(file, 'utf8')) || 0;
  }
  return RealDate.now() + offset;
}

globalThis.Date = class Date extends RealDate {
  /** @param {unknown[]} parts */
  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }

  static now() {
    return now();
  }

  // Its own, and not inherited: Next puts a Date of its own around this one.
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;
};
