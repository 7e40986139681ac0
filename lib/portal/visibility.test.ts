import { expect, test } from 'vitest';
import { type Publication, visibilityAt } from './visibility.ts';

const base: Publication = {
  publish: true,
  publishAt: null,
  expireAt: null,
  retired: false,
  wasPublic: false,
};
const now = '2026-11-22T10:00';

test.each<[string, Partial<Publication>, string]>([
  ['published', {}, 'public'],
  ['a draft that never was public', { publish: false }, 'absent'],
  ['withdrawn', { publish: false, wasPublic: true }, 'gone'],
  ['scheduled', { publishAt: '2026-11-22T10:01' }, 'absent'],
  ['due this minute', { publishAt: '2026-11-22T10:00' }, 'public'],
  ['expired', { expireAt: '2026-11-22T10:00' }, 'gone'],
  ['not yet expired', { expireAt: '2026-11-22T10:01' }, 'public'],
  ['retired', { retired: true, wasPublic: true }, 'gone'],
  [
    'expired before it could be published',
    { publishAt: '2026-01-02T00:00', expireAt: '2026-01-01T00:00' },
    'absent',
  ],
])('%s', (_, change, expected) => {
  expect(visibilityAt({ ...base, ...change }, now)).toBe(expected);
});
