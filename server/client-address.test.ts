import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { clientKey, findClient } from './client-address.ts';

const heard = (peer: string, forwarded?: string) => {
  const headers: IncomingHttpHeaders = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress: peer } } as Parameters<typeof findClient>[0];
};

test.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7:4711 ', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '20010db800010002/64'],
  ['2001:DB8:1:2::9', '20010db800010002/64'],
  ['[2001:db8:1:2::9]:443', '20010db800010002/64'],
  ['::1', '0000000000000000/64'],
  ['unknown', undefined],
  ['', undefined],
  ['<script>', undefined],
])('%s is %s', (text, key) => {
  expect(clientKey(text)).toBe(key);
});

test('without proxies, what the visitor writes counts for nothing', () => {
  expect(findClient(heard('192.0.2.1', '203.0.113.7'), 0)).toBe('192.0.2.1');
});

test.each([
  // The visitor wrote the first; the proxy added whom it heard.
  ['10.0.0.1', '198.51.100.9, 203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.1', '203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.1', '198.51.100.9, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
  // Fewer than announced: the farthest that was heard.
  ['10.0.0.1', '203.0.113.7', 3, '203.0.113.7'],
  ['10.0.0.1', undefined, 1, '10.0.0.1'],
  // A proxy that hides its visitors counts as one.
  ['10.0.0.1', '203.0.113.7, unknown', 1, '10.0.0.1'],
])('%s, X-Forwarded-For: %s, %i trusted: %s', (peer, forwarded, proxies, client) => {
  expect(findClient(heard(peer, forwarded), proxies)).toBe(client);
});
