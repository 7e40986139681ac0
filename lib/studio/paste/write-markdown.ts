import TurndownService from 'turndown';
import {
  ADDRESS_MARK,
  escapeAttribute,
  escapeHref,
  escapeLineStart,
  escapeText,
  LINK_MARK,
} from './escape-markdown.ts';

const isIn = (node: HTMLElement, ...names: string[]): boolean =>
  names.includes(node.parentNode?.nodeName ?? '');
const oneLine = (content: string): string => content.replace(/\s*\n\s*/g, ' ').trim();

function makeService(): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    br: '\\',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.escape = escapeText;
  service.addRule('paragraph', {
    filter: 'p',
    replacement: (content, node) => {
      const text = content.split('\n').map(escapeLineStart).join('\n');
      return isIn(node, 'LI') && node.previousSibling === null ? text : `\n\n${text}\n\n`;
    },
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, { nodeName }) => {
      const text = oneLine(content).replace(/#+$/, (marks) => marks.replaceAll('#', '\\#'));
      return `\n\n${'#'.repeat(Number(nodeName.charAt(1)))} ${text}\n\n`;
    },
  });
  service.addRule('strikethrough', { filter: 'del', replacement: (content) => `~~${content}~~` });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) =>
      content.trim() === ''
        ? content
        : `${LINK_MARK}[${content}](${escapeHref(node.getAttribute('href') ?? '')})`,
  });
  service.addRule('noteCall', { filter: 'sup', replacement: (content) => `${LINK_MARK}[^${content}]` });
  service.addRule('note', {
    filter: 'section',
    replacement: (content, node) =>
      `\n\n[^${node.id}]: ${content.trim().replace(/\n(?=[^\n])/g, '\n    ')}\n\n`,
  });
  service.addRule('list', {
    filter: ['ul', 'ol'],
    replacement: (content, node) => {
      // Without an empty line only a list that begins at one can follow a paragraph.
      const canFollow = node.nodeName === 'UL' || node.getAttribute('start') === '1';
      const isClose = canFollow && isIn(node, 'LI') && node.previousSibling?.nodeName === 'P';
      return isClose ? `\n${content}\n` : `\n\n${content}\n\n`;
    },
  });
  service.addRule('listItem', {
    filter: 'li',
    replacement: (content, node) => {
      const list = node.parentElement;
      const rank = Array.from(list?.children ?? []).indexOf(node);
      const first = Number(list?.getAttribute('start') ?? 1);
      const mark = list?.nodeName === 'OL' ? `${first + rank}. ` : '- ';
      const text = content.trim().replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
      return `${mark}${text}\n`;
    },
  });
  service.addRule('cell', {
    filter: ['th', 'td'],
    // Within code a bar is not escaped yet.
    replacement: (content) => ` ${oneLine(content).replace(/\\?\|/g, '\\|')} |`,
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => {
      const isHeader = node.firstChild?.nodeName === 'TH';
      return `|${content}\n${isHeader ? `|${' --- |'.repeat(node.childNodes.length)}\n` : ''}`;
    },
  });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` });
  service.addRule('image', {
    filter: 'img',
    replacement: (_, node) => {
      const [src, alt] = ['src', 'alt'].map((name) => escapeAttribute(node.getAttribute(name) ?? ''));
      return `\n\n<Figure src="${src ?? ''}" alt="${alt ?? ''}" />\n\n`;
    },
  });
  return service;
}

const MARKS = new RegExp(`[${LINK_MARK}${ADDRESS_MARK}]`, 'g');
let service: TurndownService | undefined;

/** The Markdown of HTML as `writeHtml` writes it: of any other, what it escapes does not hold. */
export function writeMarkdown(html: string): string {
  service ??= makeService();
  return service
    .turndown(html)
    .replaceAll(`!${LINK_MARK}`, `\\!${LINK_MARK}`)
    .replace(MARKS, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
