import { quoteAttribute } from '#lib/studio/quote-attribute.ts';

/** Stands before the bracket of a link, so that what comes before it can be seen to. No text holds it (private use). */
export const LINK_MARK = '\uE000';
/** Stands after a web address that something else follows without a space. */
export const ADDRESS_MARK = '\uE001';

const ADDRESS_START = /(https?)(?=:\/\/)|(www)(?=\.)/gi;

/** A web address in a text becomes a link by itself, and swallows what escapes it: then its beginning is escaped too. */
function escapeWord(word: string): string {
  const escaped = word
    .replace(/[\\`*[\]<{}|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
  return escaped === word && !word.endsWith(ADDRESS_MARK) ? word : escaped.replace(ADDRESS_START, '$&\\');
}

/** A text of which every character stands for itself, in Markdown and in MDX. */
export function escapeText(text: string): string {
  return text.split(/(\s+)/).map(escapeWord).join('');
}

/** The beginning of a line, where some characters begin a title, a list, a table or code. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^[#>=+:-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(im|ex)(port)(?=\s)/, (_, start: string, end: string) =>
      `${start}${end}`.replace(/^./, entityOf),
    );
}

/** No backslash can stand before a letter. */
const entityOf = (letter: string): string => `&#${letter.charCodeAt(0)};`;

/** What an address between parentheses may not hold as it is. */
export function escapeHref(href: string): string {
  return href
    .replace(
      /[\s<>()\\{}[\]"`|*]/g,
      (character) => `%${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase()}`,
    )
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

/** What an attribute of a tag may hold between its quotes. */
export function escapeAttribute(text: string): string {
  return quoteAttribute(text.replace(/\s+/g, ' ').trim());
}
