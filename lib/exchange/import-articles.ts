import { createTwoFilesPatch } from 'diff';
import { isMap, isScalar, parseDocument } from 'yaml';
import { type Clock, today } from '#lib/clock.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { findText, listSources } from '#lib/content/folder.ts';
import { hasError } from '#lib/content/fault.ts';
import { parseSource } from '#lib/content/parse.ts';
import type { Referentials } from '#lib/content/referentials.ts';
import { findSourceName, hashOf } from '#lib/content/source-file.ts';
import { slugify } from '#lib/slug.ts';
import { writeFrontMatter } from './edit-front-matter.ts';
import type { ImportReport } from './import-beta.ts';
import { makePublicAddresses } from './personal-addresses.ts';
import { readArticle, type ReadArticle } from './read-article.ts';
import { type Note, note } from './remark.ts';
import type { Json } from './sheet.ts';
import { writeFiles } from './stage-files.ts';

/** A document to import, as its file gives it. */
export interface ArticleSource {
  /** Name of the file, without its folder. */
  name: string;
  /** Undefined where it cannot be read as text. */
  text: string | undefined;
}

export interface ArticlePlan {
  slug: string;
  outcome: 'created' | 'unchanged' | 'conflicts' | 'refused';
  notes: Note[];
  write?: { path: string; text: string };
  /** What became of the text, in the form of `diff -u`. */
  difference: string;
}

export interface ArticleImport {
  report: ImportReport;
  plans: ArticlePlan[];
}

export interface ArticleOptions {
  contentDir: string;
  referentials: Referentials;
  clock: Clock;
  dryRun: boolean;
}

const MAX_SLUG = 80;
const MAX_SOURCE = 400_000;
const RIGHTS = 'à vérifier';

/** Articles that the portal has: by slug, and by the hash of the original they were made of. */
interface KnownArticles {
  slugs: Set<string>;
  byHash: Map<string, string>;
}

function findSourceHash(text: string): string | undefined {
  const split = findFrontMatter(text);
  const source = split && parseFrontMatter(split).frontMatter?.value['source'];
  if (typeof source !== 'object' || source === null || !('sha256' in source)) return undefined;
  return typeof source.sha256 === 'string' ? source.sha256 : undefined;
}

async function readKnown(contentDir: string): Promise<KnownArticles> {
  const known: KnownArticles = { slugs: new Set(), byHash: new Map() };
  for (const { path } of await listSources(contentDir)) {
    const name = findSourceName(path);
    if (name?.kind !== 'actualites') continue;
    known.slugs.add(name.slug);
    const hash = findSourceHash((await findText(contentDir, path)) ?? '');
    if (hash !== undefined) known.byHash.set(hash, name.slug);
  }
  return known;
}

function slugOf(title: string): string {
  const slug = slugify(title);
  return slug.length <= MAX_SLUG ? slug : slug.slice(0, MAX_SLUG + 1).replace(/-[^-]*$/, '');
}

const TO_SETTLE = /^(article-|body-images)/;

/** The front matter of a draft, with what is left to settle above it, so that it is read where it is mended. */
function writeDraft(article: ReadArticle, date: string, source: Record<string, Json>): string {
  const { title, values, notes } = article;
  const matter = writeFrontMatter({ title, date, ...values, publish: false, source });
  const document = parseDocument(matter.replace(/^---\n|---\n$/g, ''));
  const listed = notes
    .filter(({ rule }) => TO_SETTLE.test(rule))
    .map(({ message }) => ` - ${message.replace(/\s+/g, ' ')}`);
  if (isMap(document.contents)) {
    document.contents.commentBefore = [' À régler avant de publier :', ...listed].join('\n');
    const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === 'date');
    if (article.date === undefined && isScalar(pair?.value))
      pair.value.comment = ' date de l’import : à remplacer';
  }
  return `---\n${document.toString({ lineWidth: 0 })}---\n\n${article.body}\n`;
}

function planArticle(
  { name, text }: ArticleSource,
  known: KnownArticles,
  options: ArticleOptions,
): ArticlePlan {
  const fallback = slugOf(name.replace(/\.[a-z0-9]+$/i, '')) || name;
  const refuse = (refusal: Note): ArticlePlan => ({
    slug: fallback,
    outcome: 'refused',
    notes: [refusal],
    difference: '',
  });
  if (text === undefined) return refuse(note('source-unreadable', `${name} n’est pas un texte en UTF-8.`));
  if (text.length > MAX_SOURCE)
    return refuse(note('source-unreadable', `${name} dépasse ${MAX_SOURCE / 1_000} 000 caractères.`));
  const sha256 = hashOf(text);
  const same = known.byHash.get(sha256);
  if (same !== undefined) return { slug: same, outcome: 'unchanged', notes: [], difference: '' };
  const isPublicAddress = makePublicAddresses(options.referentials.settings.public_emails);
  const article = readArticle(text, { isPublicAddress, base: 'https://source.invalid/' });
  if ('rule' in article) return refuse(article);
  const slug = slugOf(article.title);
  const path = `actualites/${slug}.md`;
  if (!findSourceName(path))
    return refuse(note('slug-invalid', `« ${article.title} » ne donne pas d’adresse possible.`));
  if (known.slugs.has(slug)) {
    const conflict = note('conflict', `Un article « ${slug} » existe et ne vient pas de ce document.`);
    return { slug, outcome: 'conflicts', notes: [conflict], difference: '' };
  }
  article.notes.push(
    note('article-rights', `L’origine n’est connue que par son fichier, ${name}.`),
    note('article-publish', 'C’est un brouillon.'),
  );
  const draft = writeDraft(article, article.date ?? today(options.clock), {
    name: `Document « ${name} »`,
    rights: RIGHTS,
    sha256,
  });
  known.slugs.add(slug);
  known.byHash.set(sha256, slug);
  const before = `${article.original.trim()}\n`;
  const difference = createTwoFilesPatch(name, path, before, `${article.body}\n`, '', '', { context: 1 });
  return { slug, outcome: 'created', notes: article.notes, write: { path, text: draft }, difference };
}

/** A draft that the portal would refuse is not written. */
async function checkDraft(plan: ArticlePlan, referentials: Referentials): Promise<ArticlePlan> {
  const name = plan.write && findSourceName(plan.write.path);
  if (!plan.write || !name) return plan;
  const { faults } = await parseSource(name, plan.write.text, referentials).catch(() => ({
    faults: undefined,
  }));
  if (faults && !hasError(faults)) return plan;
  const why =
    faults?.find(({ severity }) => severity === 'error')?.message ?? 'le texte ne peut pas être analysé.';
  return {
    slug: plan.slug,
    outcome: 'refused',
    notes: [note('source-unreadable', `Le brouillon serait refusé : ${why}`)],
    difference: '',
  };
}

/** Makes drafts of documents of other tools. Nothing is published, and no article of the portal is touched. */
export async function importArticles(
  sources: readonly ArticleSource[],
  options: ArticleOptions,
): Promise<ArticleImport> {
  const known = await readKnown(options.contentDir);
  const plans: ArticlePlan[] = [];
  for (const source of sources)
    plans.push(await checkDraft(planArticle(source, known, options), options.referentials));
  const report: ImportReport = {
    created: [],
    updated: [],
    unchanged: [],
    conflicts: [],
    refused: [],
    remarks: [],
  };
  for (const { slug, outcome, notes } of plans) {
    report[outcome].push(slug);
    report.remarks.push(...notes.map((found) => ({ slug, ...found })));
  }
  if (!options.dryRun) {
    await writeFiles(
      options.contentDir,
      plans.flatMap(({ write }) => (write ? [write] : [])),
    );
  }
  return { report, plans };
}
