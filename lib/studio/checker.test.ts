import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toPlain } from '#lib/content/referentials.ts';
import { DEEP_BODIES } from '#lib/content/testing/deep-bodies.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { Checker } from './checker.ts';
import type { CheckTask } from './check-task.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const referentials = toPlain(await loadReferentials());
const checker = new Checker(ROOT, 'sources', 3_000);
afterAll(() => checker.close());

function task(body: string): CheckTask {
  return {
    name: { path: 'actualites/essai.mdx', kind: 'actualites', slug: 'essai', format: 'mdx' },
    text: `---\ntitle: Essai\ndate: 2026-01-01\n---\n\n${body}\n`,
    referentials,
    addresses: new Set(['/produits/mano']),
    redirects: new Map(),
    medias: new Set(['/medias/mano.png']),
  };
}

test('a text gets the faults of its own and of what it refers to', async () => {
  const faults = await checker.check(
    task('[Mano](/produits/mano) [rien](/produits/rien)\n\n![Un plan](/medias/mano.png)\n\n<Inconnu />'),
  );
  expect(faults.map(({ rule }) => rule)).toEqual(['mdx-tag']);
  const linked = await checker.check(
    task('[Mano](/produits/mano), [la page perdue](/produits/rien)\n\n![Un plan](/medias/mano.png)'),
  );
  expect(linked.map(({ rule, line }) => [rule, line])).toEqual([['link-broken', 6]]);
});

test('a hostile text is cut off, and the next one is checked', async () => {
  // Its time grows as the square of its length: a minute at this one, wherever it runs.
  const hostile = checker.check(task('*a '.repeat(165_000)));
  const next = checker.check(task('Un texte.'));
  expect((await hostile).map(({ rule }) => rule)).toEqual(['check-timeout']);
  expect(await next).toEqual([]);
});

test.each(['quotations over lines', 'bold', 'tags over lines', 'tables of HTML', 'phrases of HTML'])(
  '%s, without end, never hold it longer than its bound',
  async (kind) => {
    const { write, format } = DEEP_BODIES[kind] ?? expect.fail(kind);
    const levels = Math.min(20_000, Math.floor((200 * 1_024) / (write(200).length - write(199).length)));
    const { name, ...rest } = task(write(levels));
    const hostile = checker.check({ ...rest, name: { ...name, format, path: `actualites/essai.${format}` } });
    const [rule, ...others] = (await hostile).map((fault) => fault.rule);
    expect(others).toEqual([]);
    expect(['nesting', 'check-timeout']).toContain(rule);
    expect(await checker.check(task('Un texte.'))).toEqual([]);
  },
);
