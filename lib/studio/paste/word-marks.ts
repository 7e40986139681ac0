import { type DomElement, textOf } from './dom.ts';
import { isWayBack } from './note-reader.ts';
import { styleOf } from './style.ts';

/** Elements whose content is no text of the document. */
const SILENT = new Set(
  'script style head title meta link object embed svg noscript template select button input textarea audio video canvas iframe math xml'.split(
    ' ',
  ),
);
const SILENT_CLASSES = /\b(MsoToc\d|MsoCommentReference|msocomanchor|msoDel|MsoFooter|MsoHeader)\b/i;

/** A deletion that Word keeps until someone accepts it. */
const isTracked = ({ attribs }: DomElement): boolean =>
  attribs['cite'] !== undefined || attribs['datetime'] !== undefined;

/** What Word and other programs copy with a text and no reader is to see: marks of lists, comments, tables of contents. */
export function isSilent(element: DomElement): boolean {
  if (element.name === 'del' && isTracked(element)) return true;
  if (isWayBack(element) || SILENT.has(element.name) || element.name.startsWith('v:')) return true;
  if (SILENT_CLASSES.test(element.attribs['class'] ?? '')) return true;
  if (!element.attribs['style']) return false;
  const style = styleOf(element);
  return (
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    /^ignore\b/.test(style.get('mso-list') ?? '') ||
    /^comment/.test(style.get('mso-element') ?? '')
  );
}

export interface ListMark {
  level: number;
  ordered: boolean;
  number: number;
}

function findMarker(element: DomElement): string {
  const waiting: DomElement[] = [element];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (/mso-list:\s*ignore/i.test(one.attribs['style'] ?? '')) return textOf(one).trim();
    for (const child of one.children) if ('attribs' in child) waiting.push(child);
  }
  return '';
}

/** Word writes the items of a list as paragraphs, with their mark as text; undefined where this is not one. */
export function listMarkOf(element: DomElement): ListMark | undefined {
  const level = /\blevel(\d)/.exec(styleOf(element).get('mso-list') ?? '')?.[1];
  if (level === undefined) return undefined;
  const marker = findMarker(element);
  const number = /^\(?(\d{1,6})[.)]/.exec(marker)?.[1];
  const ordered = number !== undefined || /^\(?[a-z]{1,4}[.)]/i.test(marker);
  return { level: Number(level), ordered, number: Number(number ?? 1) };
}
