import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { FileFault } from './body.ts';
import { positionOf } from './body.ts';

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

/** In `.md`, raw HTML that the sanitiser takes out is said: once a document, at the first raw HTML (contract §1). */
export async function checkRawHtml(tree: Root): Promise<FileFault[]> {
  let first: FileFault | undefined;
  visit(tree, 'html', (node) => {
    if (/^<!--(?:(?!-->)[\s\S])*-->$/.test(node.value.trim())) return;
    first ??= {
      ...positionOf(node),
      severity: 'warning',
      rule: 'html-removed',
      message: '',
      remedy: 'Écrivez-le en Markdown, ou dans un fichier .mdx avec les balises du portail.',
    };
  });
  if (!first) return [];
  const html = await toHtml.run(tree);
  const before = countElements(html);
  const after = countElements(await sanitise.run(structuredClone(html)));
  const removed = [...before].filter(([name, count]) => (after.get(name) ?? 0) < count).map(([name]) => name);
  const elements = removed.filter((name) => !name.includes(' '));
  const attributes = removed.filter(
    (name) => name.includes(' ') && !elements.includes(name.split(' ')[0] ?? ''),
  );
  const listed = [
    ...elements.map((name) => `<${name}>`),
    ...attributes.map((name) => `l’attribut ${name.split(' ')[1]}`),
  ];
  return listed.length > 0
    ? [{ ...first, message: `Du HTML est retiré à l’affichage : ${listed.join(', ')}.` }]
    : [];
}
