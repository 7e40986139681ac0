import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** The element that a node of Markdown is shown as, where the checks ask for it. */
function tagOf(node: Nodes): string | undefined {
  switch (node.type) {
    case 'heading':
      return `h${node.depth}`;
    case 'image':
    case 'imageReference':
      return 'img';
    case 'link':
    case 'linkReference':
    case 'footnoteReference':
      return 'a';
    case 'table':
      return 'table';
    case 'strong':
      return 'strong';
    default:
      return undefined;
  }
}

const keyOf = (tag: string, { position }: Nodes | Element): string =>
  `${tag} ${position?.start.line}:${position?.start.column}`;

/** The elements that an author wrote as HTML, in the page of a `.md`: neither Markdown’s own nor those that it adds. */
export function listRawElements(html: HtmlRoot, tree: Root): Element[] {
  const written = new Set<string>();
  visit(tree, (node) => {
    const tag = tagOf(node);
    if (tag !== undefined) written.add(keyOf(tag, node));
  });
  const raw: Element[] = [];
  visit(html, 'element', (node) => {
    if (node.position && !written.has(keyOf(node.tagName, node))) raw.push(node);
  });
  return raw;
}

/** The words of an element, with those said of its images. */
export function wordsOf(node: HtmlNodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'img') return textProperty(node, 'alt') ?? '';
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}

export function textProperty({ properties }: Element, name: string): string | undefined {
  const value = properties[name];
  return typeof value === 'string' ? value : undefined;
}
