import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import type { FileFault } from './body.ts';
import { positionOf } from './body.ts';
import { boundNesting, isOverflow, NestingError } from './nesting.ts';

const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
/** What raw HTML may keep: GitHub's list, telephone links, and ids as they are so that footnotes lead somewhere. */
export const MARKDOWN_SCHEMA = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: [...(defaultSchema.protocols?.['href'] ?? []), 'tel'] },
};

const sanitise = unified().use(rehypeSanitize, MARKDOWN_SCHEMA);

function countElements(tree: HtmlRoot): Map<string, number> {
  const counts = new Map<string, number>();
  visit(tree, 'element', (node) => {
    const names = [node.tagName, ...Object.keys(node.properties).map((name) => `${node.tagName} ${name}`)];
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return counts;
}

/** Raw HTML of a `.md`, comments apart. */
function findRawHtml(tree: Root): { line: number; column: number } | undefined {
  let first: { line: number; column: number } | undefined;
  visit(tree, 'html', (node) => {
    if (/^<!--(?:(?!-->)[\s\S])*-->$/.test(node.value.trim())) return CONTINUE;
    first = positionOf(node);
    return EXIT;
  });
  return first;
}

async function parseHtml(tree: Root, place: { line: number; column: number }): Promise<HtmlRoot> {
  try {
    const html = await toHtml.run(tree);
    boundNesting(html);
    return html;
  } catch (cause) {
    throw isOverflow(cause) ? new NestingError(place.line, place.column) : cause;
  }
}

/** What the sanitiser takes out, said once a document (contract §1). */
function describeRemoved(before: HtmlRoot, after: HtmlRoot): string {
  const kept = countElements(after);
  const removed = [...countElements(before)]
    .filter(([name, count]) => (kept.get(name) ?? 0) < count)
    .map(([name]) => name);
  const elements = removed.filter((name) => !name.includes(' '));
  const attributes = removed.filter(
    (name) => name.includes(' ') && !elements.includes(name.split(' ')[0] ?? ''),
  );
  return [
    ...elements.map((name) => `<${name}>`),
    ...attributes.map((name) => `l’attribut ${name.split(' ')[1]}`),
  ].join(', ');
}

/**
 * The HTML that a `.md` with raw HTML is shown as, undefined where there is none, and what of it is taken out. Throws a
 * `NestingError` where it is too deep.
 */
export async function readRawHtml(tree: Root): Promise<{ html?: HtmlRoot; faults: FileFault[] }> {
  const place = findRawHtml(tree);
  if (!place) return { faults: [] };
  const before = await parseHtml(tree, place);
  const html = await sanitise.run(structuredClone(before));
  const removed = describeRemoved(before, html);
  if (removed === '') return { html, faults: [] };
  const fault: FileFault = {
    ...place,
    severity: 'warning',
    rule: 'html-removed',
    message: `Du HTML est retiré à l’affichage : ${removed}.`,
    remedy: 'Écrivez-le en Markdown, ou dans un fichier .mdx avec les balises du portail.',
  };
  return { html, faults: [fault] };
}
