import { escapeXml } from '#lib/escape-xml.ts';

type Attributes = Readonly<Record<string, string>>;

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
}

/** An element that holds a text. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>`;
}

/** An element that holds nothing. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${writeAttributes(attributes)}/>`;
}

/** An element that holds others. */
export function parent(name: string, children: readonly string[], attributes: Attributes = {}): string {
  return [`<${name}${writeAttributes(attributes)}>`, ...children, `</${name}>`].join('\n');
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
