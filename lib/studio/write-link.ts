import { escapeHref, escapeText } from '#lib/studio/paste/escape-markdown.ts';
import { readLink } from '#lib/exchange/read-link.ts';

/** An address that an author gives for a link; undefined where it leads nowhere from a public page. */
export function settleAddress(given: string): string | undefined {
  const address = given.trim();
  if (/^mailto:[^\s@]{1,100}@[^\s@]{1,200}$/i.test(address) || /^tel:[+\d().-]{3,40}$/i.test(address))
    return address;
  if (/^[^\s@:/]{1,100}@[^\s@/]{1,200}\.[a-z]{2,20}$/i.test(address)) return `mailto:${address}`;
  if (/^(\/(?!\/)|#.)\S{0,2000}$/.test(address)) return address;
  const link = readLink(address);
  return 'dead' in link ? undefined : link.address;
}

const LINK = /(?<![!\\])\[((?:\\[^]|[^[\]\\])*)\]\((?:[^()\s\\]|\\.|\([^()]*\))*(?:\s+"[^"]*")?\)/g;

/** Words without the links around them: a link holds no other. */
const unwrapLinks = (markdown: string): string => markdown.replace(LINK, '$1').replace(/\s+/g, ' ').trim();

/** What a piece of Markdown says, as a field shows it. */
export function readLabel(markdown: string): string {
  return unwrapLinks(markdown).replace(/\\([!-/:-@[-`{-~])|(?<!\\)(?:\*{1,3}|`+)/g, '$1');
}

interface NewLink {
  href: string;
  /** As its author typed it, or as {@link readLabel} gave it of what was selected. */
  label: string;
  /** What was selected, which stays as it was written. */
  selected?: string;
  /** Of the page: said where there is no label. */
  title?: string;
}

/** A link in Markdown. What was selected is Markdown already; a label or a title becomes some. */
export function writeLink({ href, label, selected = '', title }: NewLink): string {
  const kept = unwrapLinks(selected);
  const isKept = label === readLabel(selected) && !/(?<!\\)[[\]]/.test(kept);
  const text = label.trim() === '' ? escapeText(title ?? href) : isKept ? kept : escapeText(label.trim());
  return `[${text}](${escapeHref(href)})`;
}
