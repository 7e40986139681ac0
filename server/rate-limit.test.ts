import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

function makeLimit(limit: number) {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const rate = new RateLimit(limit, { now: () => new Date(now) });
  return { rate, wait: (seconds: number) => (now += seconds * 1_000) };
}

test('so many requests in a window of a minute, then none until it ends', () => {
  const { rate, wait } = makeLimit(3);
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([true, true, true, false]);
  expect(rate.take('b')).toBe(true);
  wait(59);
  expect(rate.take('a')).toBe(false);
  expect(rate.look('a')).toEqual({ remaining: 0, reset: 1 });
  wait(1);
  expect(rate.take('a')).toBe(true);
  expect(rate.look('a')).toEqual({ remaining: 2, reset: 60 });
});

test('a refused request does not put the end off', () => {
  const { rate, wait } = makeLimit(1);
  rate.take('a');
  for (let second = 0; second < 60; second += 1) {
    expect(rate.take('a')).toBe(false);
    wait(1);
  }
  expect(rate.take('a')).toBe(true);
});

test('looking counts nothing, and a clock set back shuts nobody out', () => {
  const { rate, wait } = makeLimit(1);
  expect(rate.look('a')).toEqual({ remaining: 1, reset: 60 });
  rate.take('a');
  wait(-3_600);
  expect(rate.take('a')).toBe(true);
});

test('as many clients as one likes take no more memory than fifty thousand', () => {
  const { rate } = makeLimit(1);
  for (let client = 0; client <= 50_000; client += 1) rate.take(String(client));
  expect(rate.look('0').remaining).toBe(1);
  expect(rate.look('1').remaining).toBe(0);
});

test('the headers of the draft', () => {
  const { rate, wait } = makeLimit(600);
  rate.take('a');
  wait(12.5);
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  rate.setHeaders(response, 'a');
  expect(response.getHeader('RateLimit-Policy')).toBe('"default";q=600;w=60');
  expect(response.getHeader('RateLimit')).toBe('"default";r=599;t=48');
});
