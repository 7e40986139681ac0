import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type HandlerOptions, makeHandler } from './handler.ts';
import { Metrics } from './metrics.ts';
import { NO_WATCH } from './testing/no-watch.ts';
import { openServer } from './testing/open-server.ts';

const TOKEN = 'un-jeton-de-test';

/** A portal that has not opened yet: it measures itself all the same. */
function serve(token: string | undefined, watch: Partial<HandlerOptions['watch']> = {}) {
  const handler = makeHandler({
    renderer: { render: () => Promise.reject(new Error('not asked')) },
    statics: (_request, _response, pass) => {
      pass();
    },
    staff: (_request, response) => void response.writeHead(401).end(),
    misses: { count: () => undefined },
    watch: { ...NO_WATCH, failure: 'absent', ...watch },
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

test('errors are counted from zero, so that the first one shows', async () => {
  const fresh = await serve(TOKEN);
  const { body } = await fresh.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  for (const status of [500, 502, 503])
    expect(body).toContain(`portail_http_answers_total{status="${status}"} 0\n`);
  await fresh.close();
});

test('before a first scan there is no time of it, and afterwards there is', async () => {
  const NAME = 'portail_content_last_scan_timestamp_seconds';
  expect((await askWith(`Bearer ${TOKEN}`)).body).not.toMatch(new RegExp(`^${NAME} `, 'm'));
  const scanned = await serve(TOKEN, { finishedAt: new Date(5_000) });
  const { body } = await scanned.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(body).toMatch(new RegExp(`^${NAME} 5$`, 'm'));
  await scanned.close();
});

test('a store that fails while the portal runs is not usable', async () => {
  const failing = await serve(TOKEN, { storeFault: 'full' });
  const { body } = await failing.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(body).toMatch(/^portail_store_usable 0$/m);
  await failing.close();
});

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}

interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
}

const LABEL = /([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"([^"]*)"/g;

function readSamples(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)].map(([, name = '', labels = '']) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(LABEL)].map(([, label = '', , value = '']) => [label, value]),
    ),
  }));
}

/** What Prometheus itself adds to each sample that it reads. */
const ADDED: readonly Sample[] = [{ name: 'up', labels: {} }];
const ADDED_LABELS = { job: 'portail', instance: 'portail:3000' };
const WORDS = new Set('sum rate increase histogram_quantile time by or and unless'.split(' '));

function matches({ labels }: Sample, selector: string): boolean {
  return [...selector.matchAll(LABEL)].every(([, label = '', operator = '', value = '']) => {
    const actual = { ...ADDED_LABELS, ...labels }[label];
    const isSame = operator.includes('~')
      ? new RegExp(`^(?:${value})$`).test(actual ?? '')
      : actual === value;
    return actual !== undefined && isSame !== operator.startsWith('!');
  });
}

describe('the example of alerts', () => {
  const path = join(import.meta.dirname, '../deploy/prometheus/alertes.yaml');
  const { groups } = parse(readFileSync(path, 'utf8')) as Rules;
  const rules = groups.flatMap((group) => group.rules);
  let samples: readonly Sample[];
  beforeAll(async () => {
    // Of a portal that has scanned once and answered nothing: what is asked has to be there before the first fault.
    const fresh = await serve(TOKEN, { finishedAt: new Date() });
    const { body } = await fresh.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
    samples = [...readSamples(body), ...ADDED];
    await fresh.close();
  });

  test.each(rules.map(({ alert, expr }) => [alert, expr]))(
    '%s asks only for what the portal measures',
    (_, expr) => {
      let asked = 0;
      const rest = expr.replace(
        /\b([a-z_]+)\s*(?:\{([^}]*)\})?(?=[^a-z_(]|$)/g,
        (text, name: string, selector = '') => {
          if (WORDS.has(name) || !/_|^up$/.test(name)) return text;
          asked += 1;
          const found = samples.filter((sample) => sample.name === name && matches(sample, String(selector)));
          expect(found, text).not.toEqual([]);
          return '';
        },
      );
      expect(asked).toBeGreaterThan(0);
      const labels = new Set(samples.flatMap((sample) => Object.keys(sample.labels)));
      for (const [, grouped = ''] of rest.matchAll(/by \(([^)]*)\)/g)) expect(labels).toContain(grouped);
      for (const [word] of rest.replaceAll(/\[\w+\]|by \([^)]*\)/g, '').matchAll(/[a-z_]+/g))
        expect(WORDS).toContain(word);
    },
  );

  test('names each alert once, and the guide explains each', () => {
    const guide = readFileSync(join(import.meta.dirname, '../docs/exploitation.md'), 'utf8');
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert } of rules) expect(guide).toContain(`\`${alert}\``);
  });

  test('says of the store what is the store’s, and of the content what is the content’s', () => {
    const exprOf = (name: string) => rules.find(({ alert }) => alert === name)?.expr;
    expect(exprOf('PortailContenusNonLus')).toMatch(/unless portail_store_usable == 0$/);
    expect(exprOf('PortailErreurs')).toMatch(/increase\(/);
  });
});
