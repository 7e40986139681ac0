import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeHandler } from './handler.ts';
import { Metrics } from './metrics.ts';
import { NO_WATCH } from './testing/no-watch.ts';
import { openServer } from './testing/open-server.ts';

const TOKEN = 'un-jeton-de-test';

/** A portal that has not opened yet: it measures itself all the same. */
function serve(token: string | undefined) {
  const handler = makeHandler({
    renderer: { render: () => Promise.reject(new Error('not asked')) },
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    misses: { count: () => undefined },
    watch: { ...NO_WATCH, failure: 'absent' },
    clock: { now: () => new Date() },
    headers: {},
    metrics: new Metrics(token),
  });
  return openServer(handler.listener);
}

let served: Awaited<ReturnType<typeof openServer>>;
beforeAll(async () => {
  served = await serve(TOKEN);
});
afterAll(() => served.close());

const askWith = (authorization: string) => served.ask('/metrics', { headers: { authorization } });

test('the metrics are for who holds the token', async () => {
  expect((await served.ask('/metrics')).status).toBe(401);
  for (const wrong of ['Bearer', 'Bearer autre', `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`])
    expect((await askWith(wrong)).status, wrong).toBe(401);
  const { status, headers } = await askWith(`Bearer ${TOKEN}`);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    expect.stringContaining('text/plain'),
    'no-store',
  ]);
});

test('without a token there is no such address', async () => {
  const closed = await serve(undefined);
  // Not open yet: any page would answer so.
  expect((await closed.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(503);
  await closed.close();
});

test('they count answers by status and say how the content is, and nothing of who asked for what', async () => {
  await served.ask('/healthz?nom=dupont', { headers: { 'user-agent': 'un-visiteur', cookie: 'a=secret' } });
  await served.ask('/readyz');
  const { body } = await askWith(`Bearer ${TOKEN}`);
  expect(body).toMatch(/portail_http_answers_total\{status="200"\} [1-9]/);
  expect(body).toMatch(/portail_http_answers_total\{status="503"\} [1-9]/);
  expect(body).toMatch(/^portail_ready 0$/m);
  expect(body).toMatch(/^portail_store_usable 1$/m);
  expect(body).toMatch(/^portail_content_scan_failing 1$/m);
  expect(body).toMatch(/^process_resident_memory_bytes \d/m);
  expect(body).not.toMatch(/dupont|visiteur|secret|healthz|127\.0\.0\.1/);
});

test('every answer bears a number of its own', async () => {
  const ids = [];
  for (const path of ['/healthz', '/readyz', '/', '/metrics', '/studio', '/x'.repeat(3_000)])
    ids.push((await served.ask(path)).headers['x-request-id']);
  expect(ids.every((id) => /^[\w-]{8}-[0-9a-z]+$/.test(String(id)))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}

describe('the example of alerts', () => {
  const path = join(import.meta.dirname, '../deploy/prometheus/alertes.yaml');
  const { groups } = parse(readFileSync(path, 'utf8')) as Rules;
  const rules = groups.flatMap((group) => group.rules);

  test('asks only for what the portal measures', async () => {
    const { body } = await askWith(`Bearer ${TOKEN}`);
    const asked = rules.flatMap(({ expr }) => expr.match(/\b(?:portail|process)_[a-z_]+/g) ?? []);
    expect(asked.length).toBeGreaterThan(8);
    for (const name of asked) expect(body, name).toContain(`${name.replace(/_bucket$/, '')} `);
  });

  test('names each alert once, and the guide explains each', () => {
    const guide = readFileSync(join(import.meta.dirname, '../docs/exploitation.md'), 'utf8');
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert } of rules) expect(guide).toContain(`\`${alert}\``);
  });
});
