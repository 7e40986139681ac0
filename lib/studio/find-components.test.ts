import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TAGS } from '#lib/content/tags.ts';
import { editComponent, readComponent, removeComponent, wordsOfImage } from './edit-component.ts';
import { findComponents } from './find-components.ts';
import { toAreaText } from './source-edit.ts';

const CONTENT = resolve(import.meta.dirname, '../../content');
const SOURCES = ['produits', 'actualites', 'pages'].flatMap((kind) =>
  readdirSync(join(CONTENT, kind))
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => toAreaText(readFileSync(join(CONTENT, kind, name), 'utf8'))),
);
const namesOf = (text: string) => findComponents(text).map(({ name }) => name);
const wordsOf = (text: string) => findComponents(text).map((component) => readComponent(text, component));

describe('a component is found', () => {
  test.each(Object.entries(TAGS))('in the example of %s', (name, { example }) => {
    const text = `Avant\n\n${example}\n\nAprès`;
    const [component] = findComponents(text);
    expect(component?.name).toBe(name);
    expect(text.slice(component?.from, component?.to)).toBe(example);
  });

  test('with its attributes and its words', () => {
    const text = '<Callout\n  title="R&amp;D &quot;ici&quot;"\n>\n\n- un\n- deux\n\n</Callout>  \nSuite';
    expect(wordsOf(text)).toEqual([{ attributes: { title: 'R&D "ici"' }, children: '- un\n- deux' }]);
    expect(findComponents(text)[0]?.to).toBe(text.indexOf('\nSuite'));
  });

  test('as a word of a sentence', () => {
    const [component] = findComponents('- Nom : <Setting name="a" />.');
    expect(component).toMatchObject({ name: 'Setting', isAlone: false, from: 8, to: 28 });
  });

  test('around others, which are part of its words', () => {
    const text =
      '<Accordion title="a">\n<Callout>\n\nx\n\n</Callout>\n</Accordion>\n<ProductCard slug="mano" />';
    expect(namesOf(text)).toEqual(['Accordion', 'ProductCard']);
  });

  test('beside a tag that is never closed, or never opened', () => {
    const text = '</Quote>\n<Callout>\n\n<ProductCard slug="a" />\n\n<Callout>\nb\n</Callout>\n';
    expect(namesOf(text)).toEqual(['ProductCard', 'Callout']);
  });
});

test.each([
  ['a sentence that is cut', 'Il y en a <Callout>x</Callout>.'],
  ['words after it', '<ProductCard slug="a" /> oui'],
  ['words before it', 'oui <ProductCard slug="a" />'],
  ['a tag of another', '<Film src="x" />'],
  ['an expression', '<Callout title={1}>\n\nx\n\n</Callout>'],
  ['an attribute twice', '<ProductCard slug="a" slug="b" />'],
  ['a reference of HTML', '<Callout title="&eacute;t&eacute;">\n\nx\n\n</Callout>'],
  ['a quote that stays open', '<ProductCard slug="a />'],
  ['a fence', '```mdx\n<ProductCard slug="a" />\n```\n'],
  ['a fence that stays open', '~~~\n<ProductCard slug="a" />\n'],
  ['code', '`<Callout>\n</Callout>`'],
  ['a comment', '{/*\n<ProductCard slug="a" />\n*/}'],
  ['the front matter', '---\ntitle: |\n<ProductCard slug="a" />\n---\n'],
])('nothing is found in %s', (_, text) => {
  expect(findComponents(text)).toEqual([]);
});

test('a closing tag inside code closes nothing', () => {
  const text = '<Callout>\n\n```\n</Callout>\n```\n\nEt `</Callout>`.\n\n</Callout>';
  expect(wordsOf(text)).toEqual([{ attributes: {}, children: '```\n</Callout>\n```\n\nEt `</Callout>`.' }]);
});

test('what is found are whole lines or words, in order, apart from each other, whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      '<Callout>',
      '</Callout>',
      '<ProductCard slug="a" />',
      '<Quote author="é"',
      '>',
      '"',
      '`',
      '```',
      '\n',
    ],
    ...['\n\n', '~~~', '{/*', '*/}', 'mot ', '<Setting name="b" />', '<Figure src="/a" alt="" />', ' '],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const component of findComponents(text)) {
        expect(component.from).toBeGreaterThanOrEqual(end);
        const isWhole =
          (component.from === 0 || text[component.from - 1] === '\n') &&
          (component.to === text.length || text[component.to] === '\n');
        expect(isWhole).toBe(component.isAlone);
        expect(editComponent(text, component, readComponent(text, component))).toBe(text);
        end = component.to;
      }
    }),
  );
});

describe('a component is edited', () => {
  const edit = (text: string, attributes: Record<string, string>, children?: string) => {
    const [component] = findComponents(text);
    if (!component) throw new Error('no component');
    return editComponent(text, component, { attributes, children });
  };

  test('by what changed alone', () => {
    const text = '<KeyFigure  value=\'1\'\n   label="de"   inconnu=\'x\' unit="k" />\n';
    expect(edit(text, { value: '2', unit: '', date: '2026', source: 'S "a"' })).toBe(
      '<KeyFigure  value="2"\n   label="de"   inconnu=\'x\' date="2026" source="S &quot;a&quot;" />\n',
    );
  });

  test('an attribute that is required stays without words', () => {
    expect(edit('<Figure src="/a.png" alt="Un" />', { alt: '', decorative: 'oui' })).toBe(
      '<Figure src="/a.png" alt="" decorative="oui" />',
    );
  });

  test.each([
    ['<Callout>a</Callout>', 'b', '<Callout>b</Callout>'],
    ['<Callout>a</Callout>', '- b\n- c\n', '<Callout>\n\n- b\n- c\n\n</Callout>'],
    ['<Callout>\n\n</Callout>', '\n\nb', '<Callout>\n\nb\n\n</Callout>'],
    ['<Callout>\na\n</Callout>', 'b', '<Callout>\nb\n</Callout>'],
    ['<Callout>\n\na\n\n</Callout>', '', '<Callout>\n\n\n\n</Callout>'],
  ])('%j with other words', (text, words, expected) => {
    expect(edit(text, {}, words)).toBe(expected);
  });

  test('never so that it would be read otherwise', () => {
    expect(edit('<Callout>\n\na\n\n</Callout>', {}, 'a\n\n</Callout>\n\nb')).toBeUndefined();
    expect(edit('<Callout>\n\na\n\n</Callout>', {}, '```\nb')).toBeUndefined();
  });

  test('with any words in its attributes, and every byte around it kept', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOURCES), fc.nat(), fc.string(), (text, rank, value) => {
        const components = findComponents(text);
        const component = components[rank % Math.max(1, components.length)];
        if (!component) return;
        const [name] = Object.keys(TAGS[component.name].attributes);
        const made = editComponent(text, component, {
          attributes: { [name ?? '']: value },
          children: undefined,
        });
        expect(made?.startsWith(text.slice(0, component.from))).toBe(true);
        expect(made?.endsWith(text.slice(component.to))).toBe(true);
        const read = made === undefined ? undefined : findComponents(made)[rank % components.length];
        expect(made && read && (readComponent(made, read).attributes[name ?? ''] ?? '')).toBe(value);
      }),
    );
  });
});

test.each([
  ['a\n\n<Setting name="n" />\n\nb\n', 'a\n\nb\n'],
  ['<Setting name="n" />\nb', 'b'],
  ['a\n<Setting name="n" />', 'a\n'],
  ['- a <Setting name="n" />.', '- a .'],
])('%j without its component', (text, expected) => {
  const [component] = findComponents(text);
  expect(component && removeComponent(text, component)).toBe(expected);
});

test('an image of the library says what its component can hold, and touches nothing else', () => {
  const image = { src: '/medias/a.png', alt: 'Une table', credit: 'Fabrique', decorative: false };
  expect(wordsOfImage(image, 'src', Object.keys(TAGS.Figure.attributes))).toEqual({
    src: '/medias/a.png',
    alt: 'Une table',
    credit: 'Fabrique',
    decorative: '',
  });
  expect(wordsOfImage(image, 'poster', Object.keys(TAGS.Video.attributes))).toEqual({
    poster: '/medias/a.png',
  });
});
