import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DocumentEntry } from '#db/index/document.ts';
import { analyseDocument } from '#lib/content/own-terms.ts';
import { parseSource, type ParsedDocument } from '#lib/content/parse.ts';
import { toEntry } from '#lib/content/project.ts';
import { readReferentials, type Referentials } from '#lib/content/referentials.ts';
import { slugify } from '#lib/slug.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
const SHEETS = resolve(ROOT, '../shared/data/beta-gouv/_startups');

/** The real sheets, as texts. */
export function listSheets(): { slug: string; text: string }[] {
  return readdirSync(SHEETS).map((name) => ({
    slug: slugify(name.replace(/\.md$/, '')),
    text: readFileSync(join(SHEETS, name), 'utf8'),
  }));
}

export interface MadeProducts {
  referentials: Referentials;
  /** The product of this number: a real sheet under another name. */
  entryOf: (id: number, title?: string) => DocumentEntry;
}

/** As many products as asked, made of the real sheets under other names. */
export async function makeProducts(): Promise<MadeProducts> {
  const referentials = await readReferentials(join(ROOT, 'content/referentiels'));
  const documents: ParsedDocument[] = [];
  for (const { slug, text } of listSheets()) {
    const source = { path: `produits/${slug}.md`, kind: 'produits', slug, format: 'md' } as const;
    const { document } = await parseSource(source, text, referentials, { compile: false });
    if (document) documents.push(document);
  }
  const entryOf = (id: number, title?: string): DocumentEntry => {
    const document = documents[id % documents.length];
    if (document?.kind !== 'produits') throw new Error('no sheets to repeat');
    const slug = `${document.name.slug}-${id}`;
    const renamed: ParsedDocument = {
      ...document,
      name: { ...document.name, slug },
      data: { ...document.data, title: title ?? `${document.data.title} ${id}` },
    };
    const now = '2026-11-22T00:00:00.000Z';
    const record = {
      id,
      revisionId: id,
      retired: false,
      wasPublic: true,
      withdrawal: null,
      createdAt: now,
      updatedAt: now,
    };
    return { ...toEntry(analyseDocument(renamed), record, referentials), redirects: [] };
  };
  return { referentials, entryOf };
}
