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

/**
 * A link in Markdown. What was selected is Markdown already, and stays as it was written; a title becomes some.
 */
export function writeLink({ href, label, title }: { href: string; label: string; title?: string }): string {
  const text = label.trim() === '' ? escapeText(title ?? href) : label.replace(/\s*\n\s*/g, ' ');
  return `[${text}](${escapeHref(href)})`;
}
