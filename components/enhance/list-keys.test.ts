import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListState, pressKey } from './list-keys.ts';

const CLOSED: ListState = { open: false, active: -1, count: 3 };
const OPEN: ListState = { open: true, active: -1, count: 3 };
const press = (keys: string[], from: ListState) =>
  keys.reduce((state, key) => pressKey(key, state).state, from);

describe('moves among the options', () => {
  test.each([
    [['ArrowDown'], 0],
    [['ArrowDown', 'ArrowDown'], 1],
    [['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 0],
    [['ArrowUp'], 2],
    [['ArrowUp', 'ArrowUp'], 1],
    [['ArrowDown', 'ArrowUp'], 2],
    [['ArrowDown', 'End'], 2],
    [['ArrowUp', 'Home'], 0],
    [['ArrowDown', 'ArrowLeft'], -1],
  ])('%j', (keys, active) => {
    expect(press(keys, OPEN)).toEqual({ open: true, active, count: 3 });
  });

  test('an arrow opens a closed list', () => {
    expect(press(['ArrowDown'], CLOSED)).toEqual({ open: true, active: 0, count: 3 });
    expect(press(['ArrowUp'], CLOSED)).toEqual({ open: true, active: 2, count: 3 });
  });

  test('with nothing to suggest, arrows stay in the text', () => {
    const nothing = { open: false, active: -1, count: 0 };
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End']) {
      expect(pressKey(key, nothing)).toEqual({ state: nothing, handled: false, chosen: false });
    }
  });

  test('Home and End move in the text until an option is pointed at', () => {
    expect(pressKey('Home', OPEN).handled).toBe(false);
    expect(pressKey('End', OPEN).handled).toBe(false);
  });
});

test('Enter chooses the option pointed at, and otherwise submits the form', () => {
  expect(pressKey('Enter', { ...OPEN, active: 1 })).toEqual({ state: CLOSED, handled: true, chosen: true });
  expect(pressKey('Enter', OPEN)).toEqual({ state: CLOSED, handled: false, chosen: false });
  expect(pressKey('Enter', CLOSED)).toMatchObject({ handled: false, chosen: false });
});

test('Escape closes the list and is left to others once it is closed', () => {
  expect(pressKey('Escape', { ...OPEN, active: 1 })).toEqual({ state: CLOSED, handled: true, chosen: false });
  expect(pressKey('Escape', CLOSED).handled).toBe(false);
});

test('Tab closes the list and goes on', () => {
  expect(pressKey('Tab', { ...OPEN, active: 1 })).toEqual({ state: CLOSED, handled: false, chosen: false });
});

test('no key points outside the list', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'Escape', 'Enter', 'Tab', 'ArrowLeft', 'a'];
  fc.assert(
    fc.property(fc.nat(8), fc.array(fc.constantFrom(...keys)), (count, pressed) => {
      const { active, open } = press(pressed, { open: count > 0, active: -1, count });
      expect(active).toBeGreaterThanOrEqual(-1);
      expect(active).toBeLessThan(Math.max(count, 1));
      if (!open) expect(active).toBe(-1);
    }),
  );
});
