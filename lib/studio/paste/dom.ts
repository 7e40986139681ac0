import { ElementType, parseDocument } from 'htmlparser2';

export type DomNode = ReturnType<typeof parseDocument>['children'][number];
export type DomElement = Extract<DomNode, { attribs: Record<string, string> }>;

/** Reads HTML as text: nothing in it runs, and nothing that it names is asked for. */
export function parseHtml(html: string): DomNode[] {
  return parseDocument(html, { decodeEntities: true }).children;
}

export function isElement(node: DomNode): node is DomElement {
  return 'attribs' in node;
}

export function isText(node: DomNode): node is Extract<DomNode, { type: ElementType.ElementType.Text }> {
  return node.type === ElementType.ElementType.Text;
}

/** Without recursion: a hostile text nests as deep as it likes. */
export function textOf(root: DomNode): string {
  const waiting: DomNode[] = [root];
  let text = '';
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) text += node.data;
    else if (isElement(node)) waiting.push(...node.children.toReversed());
  }
  return text;
}
