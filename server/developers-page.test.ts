import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPEN_DATA } from '#lib/addresses/open-data.ts';
import { newsFeedHref } from '#lib/articles/news-addresses.ts';
import { FEED_FORMAT_NAMES } from '#lib/http/feed-formats.ts';
import { PROBLEMS } from '#lib/api/problem.ts';
import { API_PATHS } from '#lib/api/routes.ts';
import { findServicePage } from '#lib/portal/page.ts';
import { openApi } from './testing/open-api.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../content/pages/developpeurs.mdx'), 'utf8');
const COMMANDS = [...PAGE.matchAll(/^```sh\n(.*?)\n```$/gms)].flatMap(([, commands = '']) =>
  commands.split('\n'),
);
/** What an example shows on purpose. */
const STATUSES = new Map([
  ['statut=ouvert', 400],
  ['If-None-Match', 304],
]);

let served: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  served = await openApi();
});
afterAll(async () => {
  await served.close();
});

/** Reads a command of one `curl` with the options that the page uses; any other is an error of the page. */
function readCurl(command: string) {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);
  expect(words.shift(), command).toBe('curl');
  const headers: Record<string, string> = {};
  let method = 'GET';
  let path = '';
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-I') method = 'HEAD';
    else if (word === '-H') {
      const [name = '', ...value] = (words.shift() ?? '').split(':');
      headers[name.toLowerCase()] = value.join(':').trim();
    } else {
      expect(word, command).toMatch(/^\$PORTAIL\/[!-~]+$/);
      path = word.slice('$PORTAIL'.length);
    }
  }
  return { path, method, headers };
}

test('the page has examples', () => {
  expect(COMMANDS.length).toBeGreaterThan(12);
});

test.each(COMMANDS)('%s', async (command) => {
  const { path, ...options } = readCurl(command);
  const answer = await served.ask(path, options);
  const status = [...STATUSES].find(([mark]) => command.includes(mark))?.[1] ?? 200;
  expect(answer.status, answer.body.slice(0, 300)).toBe(status);
  if (path.startsWith('/api/') && status === 200 && options.method === 'GET') {
    const { data } = JSON.parse(answer.body) as { data?: unknown[] };
    // An example that finds nothing explains nothing.
    if (Array.isArray(data)) expect(data.length).toBeGreaterThan(0);
  }
});

test('every feed, file and calendar that the portal gives has its example', () => {
  const shown = COMMANDS.map((command) => readCurl(command).path.split('?')[0]);
  for (const { path } of OPEN_DATA) expect(shown).toContain(path);
  for (const format of FEED_FORMAT_NAMES) expect(shown).toContain(newsFeedHref('open-data', format));
  expect(shown).toContain('/opensearch.xml');
  expect(PAGE).toContain('/publiccode.yml`');
});

test('every address of the API is named, and every status explained', () => {
  for (const path of Object.values(API_PATHS)) expect(PAGE).toContain(`\`${path}\``);
  const ids = findServicePage('developpeurs')?.headings.map(({ id }) => id) ?? [];
  for (const { status } of Object.values(PROBLEMS)) expect(ids).toContain(`partie-statut-${status}`);
});
