import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnnouncedPhase, findCurrentPhase, PHASES, type Phase, statusOf } from './phases.ts';

const at = (name: Phase['name'], start: string, end?: string): Phase => ({ name, start, end });

describe('the current phase', () => {
  test('is the latest begun, whatever the order in the file', () => {
    const phases = [
      at('abandon', '2024-01-01'),
      at('investigation', '2022-01-01'),
      at('construction', '2023-01-01'),
    ];
    expect(findCurrentPhase(phases, '2023-06-01')?.name).toBe('construction');
    expect(findCurrentPhase(phases, '2026-01-01')?.name).toBe('abandon');
  });

  test('is not changed by its end', () => {
    expect(findCurrentPhase([at('investigation', '2022-01-01', '2022-03-01')], '2025-01-01')?.name).toBe(
      'investigation',
    );
  });

  test('of two that begin the same day is the later in life', () => {
    const phases = [at('abandon', '2024-01-01'), at('opere', '2024-01-01')];
    expect(findCurrentPhase(phases, '2024-01-01')?.name).toBe('abandon');
  });

  test('is absent before anything has begun; the first is announced', () => {
    const phases = [at('transfere', '2026-12-31'), at('opere', '2027-05-01')];
    expect(findCurrentPhase(phases, '2026-11-22')).toBeUndefined();
    expect(statusOf(undefined)).toBe('annonce');
    expect(findAnnouncedPhase(phases, '2026-11-22')?.name).toBe('transfere');
  });

  test('does not depend on the order of the list', () => {
    const phase = fc.record({
      name: fc.constantFrom(...PHASES),
      start: fc.constantFrom('2020-01-01', '2021-05-05', '2030-01-01'),
    });
    fc.assert(
      fc.property(fc.array(phase), (phases) => {
        expect(findCurrentPhase([...phases].reverse(), '2026-01-01')).toEqual(
          findCurrentPhase(phases, '2026-01-01'),
        );
      }),
    );
  });
});

test.each([
  ['investigation', 'en-cours'],
  ['opere', 'en-cours'],
  ['transfere', 'transfere'],
  ['abandon', 'arrete'],
  ['abandon-investigation', 'arrete'],
] as const)('a product in %s is %s', (name, status) => {
  expect(statusOf(at(name, '2020-01-01'))).toBe(status);
});
