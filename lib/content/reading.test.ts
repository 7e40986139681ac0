import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isKind } from './kinds.ts';
import { analyseDocument } from './own-terms.ts';
import { type ParsedDocument, parseSource } from './parse.ts';
import { toEntry } from './project.ts';
import { READING_FORMAT, toDocument, writeReading } from './reading.ts';
import { findSourceName } from './source-file.ts';
import { listBetaSheets } from './testing/beta-sheets.ts';
import { loadReferentials } from './testing/referentials.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');
const MADE = resolve(import.meta.dirname, 'testing/corpus');
const referentials = await loadReferentials();
const record = {
  id: 1,
  revisionId: 1,
  retired: false,
  wasPublic: true,
  withdrawal: null,
  createdAt: '2026-11-20T08:00:00.000Z',
  updatedAt: '2026-11-20T08:00:00.000Z',
};

async function read(path: string, text: string): Promise<ParsedDocument | undefined> {
  const name = findSourceName(path);
  if (!name || !isKind(name.kind)) return undefined;
  return (await parseSource(name, text, referentials, { compile: false })).document;
}

test('a stored reading gives the index what the text itself gives', async () => {
  const own = ['produits', 'actualites', 'pages'].flatMap((kind) =>
    // One in three: the whole would take seconds.
    readdirSync(join(CONTENT, kind))
      .filter((_, rank) => rank % 3 === 0)
      .map((name) => ({
        path: `${kind}/${name}`,
        text: readFileSync(join(CONTENT, kind, name), 'utf8'),
      })),
  );
  const beta = listBetaSheets()
    .sheets.slice(0, 15)
    .map(({ source }, rank) => ({ path: `produits/fiche-${rank}.md`, text: source }));
  let compared = 0;
  for (const { path, text } of [...own, ...beta]) {
    const parsed = await read(path, text);
    if (!parsed) continue;
    const document = analyseDocument(parsed);
    const again = toDocument(document.name, text, writeReading(document));
    expect(again && toEntry(again, record, referentials), path).toEqual(
      toEntry(document, record, referentials),
    );
    compared += 1;
  }
  expect(compared).toBeGreaterThan(own.length / 2);
});

test('another reading of the same texts has another format: raise READING_FORMAT and write the new mark here', async () => {
  const hash = createHash('sha256');
  for (const name of readdirSync(MADE).filter((file) => file.endsWith('.md'))) {
    const document = await read('produits/essai.md', readFileSync(join(MADE, name), 'utf8'));
    hash.update(document ? writeReading(analyseDocument(document)) : 'refused');
  }
  expect([READING_FORMAT, hash.digest('hex').slice(0, 16)]).toEqual([3, '425f57a1ab37ce34']);
});
