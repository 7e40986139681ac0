import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeHolder } from './lease-holder.ts';
import { tryTakeLease } from './take-lease.ts';
import { openWorkshop, type Workshop } from './testing/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const START = Date.parse('2026-11-28T08:00:00Z');
const take = (holder: string, second: number) =>
  tryTakeLease(shop.store, {
    name: 'essai',
    holder,
    leaseMs: 10_000,
    now: new Date(START + second * 1_000),
  });

test('a lease is held until it expires, and renewed by its holder', async () => {
  expect(await take('un', 0)).toBe(true);
  expect(await take('deux', 9)).toBe(false);
  expect(await take('un', 9)).toBe(true);
  expect(await take('deux', 18)).toBe(false);
  expect(await take('deux', 20)).toBe(true);
});

test('an expiry that a clock since set back has written holds nobody back', async () => {
  expect(await take('un', 3_600)).toBe(true);
  expect(await take('deux', 0)).toBe(true);
});

test('a holder that is a little ahead is waited for', async () => {
  expect(await take('un', 5)).toBe(true);
  expect(await take('deux', 0)).toBe(false);
});

test('a process of this machine that died keeps nobody waiting', async () => {
  const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  expect(await take(makeHolder(pid), 0)).toBe(true);
  expect(await take('deux', 1)).toBe(true);
});
