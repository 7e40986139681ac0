import { isModelText } from '#lib/content/model-words.ts';
import { findTag } from '#lib/content/tags.ts';
import { findComponents, type SourceComponent } from './find-components.ts';
import type { StudioImage } from './images.ts';
import { quoteAttribute } from './quote-attribute.ts';
import { readTable, writeTable } from './table-text.ts';

/** What an author says of a component. */
export interface ComponentWords {
  attributes: Readonly<Record<string, string>>;
  /** Undefined where it has one tag; asked so, they stay. */
  children: string | undefined;
}

/** What an image of the library says in a component whose attribute `name` holds an image: of the others, those it has. */
export function wordsOfImage(
  { src, alt, credit, decorative }: Pick<StudioImage, 'src' | 'alt' | 'credit' | 'decorative'>,
  name: string,
  attributes: readonly string[],
): Record<string, string> {
  const said = {
    alt: decorative ? '' : alt,
    credit: credit ?? '',
    decorative: decorative ? 'oui' : '',
  };
  const known = Object.entries(said).filter(([attribute]) => attributes.includes(attribute));
  return { ...Object.fromEntries(known), [name]: src };
}

/** Where the words between two tags stand, without the blank lines around them. */
function findWords(text: string, { from, to }: { from: number; to: number }) {
  const inner = text.slice(from, to);
  const end = inner.trimEnd().length;
  const start = end === 0 ? inner.length : inner.slice(0, inner.search(/\S/)).lastIndexOf('\n') + 1;
  return { from: from + start, to: from + Math.max(start, end) };
}

/** What a component says: an attribute that is not written is absent. */
export function readComponent(text: string, { attributes, children }: SourceComponent): ComponentWords {
  const words = children && findWords(text, children);
  return {
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    children: words && text.slice(words.from, words.to),
  };
}

const answered = (words: string) => (isModelText(words) ? '' : words);

function answeredText(text: string): string {
  const table = isModelText(text) ? readTable(text) : undefined;
  return table ? writeTable({ ...table, rows: table.rows.map((row) => row.map(answered)) }) : answered(text);
}

/** What is left to say: the questions of a tool or of a model are no words of an author. */
export function withoutModelText({ attributes, children }: ComponentWords): ComponentWords {
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, answered(value)]),
    ),
    children: children && answeredText(children),
  };
}

interface Splice {
  from: number;
  to: number;
  insert: string;
}

function spliceAttribute(component: SourceComponent, name: string, value: string): Splice | undefined {
  const given = component.attributes.find((one) => one.name === name);
  if ((given?.value ?? '') === value) return undefined;
  const written = `="${quoteAttribute(value)}"`;
  if (!given) {
    const { attributesEnd } = component;
    return { from: attributesEnd, to: attributesEnd, insert: ` ${name}${written}` };
  }
  // An alternative left empty says that the image is decorative: what is required stays, even without words.
  const isOptional = findTag(component.name)?.attributes[name] === 'optional';
  return value === '' && isOptional
    ? { from: given.from, to: given.to, insert: '' }
    : { from: given.nameEnd, to: given.to, insert: written };
}

function spliceChildren(text: string, { children }: SourceComponent, wanted: string): Splice | undefined {
  if (!children) return undefined;
  const words = findWords(text, children);
  if (text.slice(words.from, words.to) === wanted) return undefined;
  const before = text.slice(children.from, words.from);
  const after = text.slice(words.to, children.to);
  const isOneLine = !/\n/.test(before + wanted + after);
  const around = (blank: string) => (isOneLine || blank.includes('\n') ? blank : '\n\n');
  return { ...children, insert: around(before) + wanted + around(after) };
}

function isSame(a: ComponentWords, b: ComponentWords): boolean {
  const names = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
  return (
    a.children === b.children &&
    [...names].every((name) => (a.attributes[name] ?? '') === (b.attributes[name] ?? ''))
  );
}

/**
 * A text with other words in one of its components: only what changed is written anew. Undefined where it would not be
 * read back as asked, such as words that close the tag.
 */
export function editComponent(
  text: string,
  component: SourceComponent,
  wanted: ComponentWords,
): string | undefined {
  const children = wanted.children?.replace(/^([ \t]*\n)+/, '').trimEnd();
  const current = readComponent(text, component);
  const asked = {
    attributes: { ...current.attributes, ...wanted.attributes },
    children: children ?? current.children,
  };
  const splices = [
    ...Object.entries(asked.attributes).map(([name, value]) => spliceAttribute(component, name, value)),
    children === undefined ? undefined : spliceChildren(text, component, children),
  ];
  let made = '';
  let at = 0;
  for (const { from, to, insert } of splices
    .filter((one) => one !== undefined)
    .sort((a, b) => a.from - b.from)) {
    made += text.slice(at, from) + insert;
    at = to;
  }
  made += text.slice(at);
  const read = findComponents(made).find(({ from }) => from === component.from);
  return read?.name === component.name && isSame(readComponent(made, read), asked) ? made : undefined;
}

/** A text without one of its components, nor the blank line that parted it from what follows. */
export function removeComponent(text: string, { from, to, isAlone }: SourceComponent): string {
  if (!isAlone) return text.slice(0, from) + text.slice(to);
  const isFirst = from === 0 || text.slice(0, from).endsWith('\n\n');
  const rest = text.slice(to);
  return text.slice(0, from) + (isFirst ? rest.replace(/^\n{1,2}/, '') : rest.replace(/^\n/, ''));
}
