import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Nodes } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options as ToHtmlOptions } from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { formatOrigin } from '#lib/french.ts';
import { getLog } from '#lib/log.ts';
import { wordSetting } from '#lib/portal/settings.ts';
import { attributeText, type Format, parseBody } from './body.ts';
import type { documentContext } from './document-context.ts';
import { MARKDOWN_SCHEMA } from './html.ts';
import { literalAttributes } from './literal-attributes.ts';
import type { TagName } from './tags.ts';

type Context = Pick<typeof documentContext, 'findProduct' | 'countProducts' | 'findSetting'>;
/** Reads an attribute of a tag. */
type Read = (name: string) => string | undefined;
type WriteTag = (read: Read, body: ElementContent[], context: Context) => ElementContent;

function element(
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children };
}
const text = (value: string): ElementContent => ({ type: 'text', value });
const titled = (title: string | undefined, body: ElementContent[]): Element =>
  element('div', title ? [element('p', [element('strong', [text(title)])]), ...body] : body);

/** The tags of an author as plain HTML: a reader of feeds has neither our styles nor our scripts. */
const TAG_HTML: Record<TagName, WriteTag> = {
  Accordion: (read, body) => titled(read('title'), body),
  Callout: (read, body) => titled(read('title'), body),
  Figure(read) {
    const words = [read('caption'), read('credit')].filter(Boolean).join(' — ');
    const image = element('img', [], { src: read('src'), alt: read('alt') ?? '' });
    return element('figure', words ? [image, element('figcaption', [text(words)])] : [image]);
  },
  KeyFigure(read) {
    const value = [read('value'), read('unit')].filter(Boolean).join(' ');
    const origin = formatOrigin(read('source'), read('date'));
    return element('p', [
      element('strong', [text(value)]),
      text(` ${read('label') ?? ''}${origin && ` (${origin})`}`),
    ]);
  },
  ProductCard(read, _, { findProduct }) {
    const product = findProduct(read('slug') ?? '')?.product;
    if (!product) return element('p', []);
    const link = element('a', [text(product.name)], { href: `/produits/${product.slug}` });
    return element('p', [link, text(` : ${product.mission}`)]);
  },
  ProductCount(read, _, { countProducts }) {
    const query = read('query') ?? '';
    const count = countProducts(query);
    const words = [count?.toLocaleString('fr-FR'), read('label')].filter(Boolean).join(' ');
    return element('a', [text(words)], { href: query ? `/produits?${query}` : '/produits' });
  },
  Quote(read, body) {
    const by = [read('author'), read('role'), read('source')].filter(Boolean).join(', ');
    return element('div', [element('blockquote', body), element('p', [text(`— ${by}`)])]);
  },
  Setting: (read, _, { findSetting }) => text(wordSetting(findSetting(read('name') ?? ''))),
  Video(read, body) {
    const title = read('title') ?? '';
    const link = element('a', [text(`Vidéo : ${title}`)], { href: read('src') });
    return element('div', [
      element('p', [link]),
      element('p', [element('strong', [text('Transcription')])]),
      ...body,
    ]);
  },
  Table(read, body) {
    const caption = element('caption', [text(read('caption') ?? '')]);
    return element(
      'div',
      body.map((child) =>
        child.type === 'element' && child.tagName === 'table'
          ? { ...child, children: [caption, ...child.children] }
          : child,
      ),
    );
  },
};

/** A reader puts many articles on one page: no identifier of ours may meet another. */
const IDENTIFIERS = ['id', 'name'];

const SCHEMA = {
  ...MARKDOWN_SCHEMA,
  tagNames: [...(MARKDOWN_SCHEMA.tagNames ?? []), 'figure', 'figcaption', 'caption'],
  attributes: {
    ...MARKDOWN_SCHEMA.attributes,
    '*': (MARKDOWN_SCHEMA.attributes?.['*'] ?? []).filter((name) => !IDENTIFIERS.includes(String(name))),
  },
};

type Handlers = NonNullable<ToHtmlOptions['handlers']>;
type Handler = NonNullable<Handlers['text']>;

function handlersFor(context: Context): Handlers {
  const writeTag: Handler = (state, node: Nodes) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
    const write = TAG_HTML[node.name as TagName];
    const written = write((attribute) => attributeText(node, attribute), state.all(node), context);
    // A tag of a sentence, alone on its line, is a paragraph.
    const isPhrase = written.type === 'text' || (written.type === 'element' && written.tagName === 'a');
    return node.type === 'mdxJsxFlowElement' && isPhrase ? element('p', [written]) : written;
  };
  const nothing = () => undefined;
  return {
    mdxJsxFlowElement: writeTag,
    mdxJsxTextElement: writeTag,
    mdxFlowExpression: nothing,
    mdxTextExpression: nothing,
  };
}

/** Links and images lead somewhere from any page: their addresses are resolved against that of the document. */
function absoluteAddresses(url: string) {
  return (tree: HtmlRoot): void => {
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['href', 'src']) {
        const value = properties[name];
        if (typeof value === 'string' && URL.canParse(value, url))
          properties[name] = new URL(value, url).href;
      }
    });
  };
}

interface FeedHtmlOptions {
  /** Address of the document's page. */
  url: string;
  context: Context;
}

/** The body of a document that passed the check, as HTML for readers of feeds: safe, plain, with absolute addresses. */
export async function writeFeedHtml(
  body: string,
  format: Format,
  { url, context }: FeedHtmlOptions,
): Promise<string> {
  const pipeline = unified()
    .use(literalAttributes)
    .use(remarkRehype, {
      allowDangerousHtml: format === 'md',
      clobberPrefix: '',
      footnoteLabel: 'Notes',
      handlers: handlersFor(context),
    })
    .use(format === 'md' ? [rehypeRaw] : [])
    .use(rehypeSanitize, SCHEMA)
    .use(absoluteAddresses, url)
    .use(rehypeStringify);
  return pipeline.stringify(await pipeline.run(parseBody(body, 1, format)));
}

/** The same, null and logged for a body that an older check let pass and that cannot be written: it breaks no feed. */
export async function findFeedHtml(
  body: string,
  format: Format,
  options: FeedHtmlOptions,
): Promise<string | null> {
  try {
    return await writeFeedHtml(body, format, options);
  } catch (cause) {
    getLog().error(
      { url: options.url, cause: String(cause) },
      'this body cannot be written: feeds go without it',
    );
    return null;
  }
}
