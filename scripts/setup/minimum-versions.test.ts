import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import minimumVersions from './minimum-versions.json' with { type: 'json' };

interface Lock {
  packages: Record<string, { version?: string }>;
}

const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
const lock = JSON.parse(text) as Lock;

const isAtLeast = (version: string, minimum: string) =>
  version.localeCompare(minimum, 'en', { numeric: true }) >= 0 && !version.includes('-');

/** `npm audit` cannot be asked everywhere: below these versions lie known security faults. */
test.each(Object.entries(minimumVersions))('every copy of %s is at least %s', (name, minimum) => {
  const copies = Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version);
  expect(copies).not.toEqual([]);
  for (const version of copies) expect(isAtLeast(version, minimum), version).toBe(true);
});

test.each([
  ['16.10.0', true],
  ['16.4.5', true],
  ['16.4.4', false],
  ['15.9.9', false],
  ['16.5.0-canary.1', false],
])('%s against 16.4.5: %s', (version, expected) => {
  expect(isAtLeast(version, '16.4.5')).toBe(expected);
});

test('the lock names no registry: it installs from whichever the machine uses', () => {
  expect(text).not.toContain('"resolved": "http');
});
