import type { Root as HtmlRoot } from 'hast';
import type { Definition, Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import GithubSlugger from 'github-slugger';
import type { Heading } from '#lib/portal/page.ts';
import type { Fault } from './fault.ts';
import { boundContainers, boundNesting } from './nesting.ts';
import { listRawElements, textProperty } from './raw-elements.ts';

export type Format = 'md' | 'mdx';

/** Before the fragment of each heading, so that none is taken for a part of the page itself (`contenu`, `compte`…). */
export const HEADING_PREFIX = 'partie-';
export type FileFault = Omit<Fault, 'file'>;

export interface Reference {
  target: string;
  line: number;
  column: number;
}

/** What the rest of the portal needs to know of a body without compiling it. */
export interface BodyFacts {
  headings: Heading[];
  /** Text without marks or tags, for search. */
  text: string;
  words: number;
  links: Reference[];
  images: Reference[];
  /** Slugs named by <ProductCard>. */
  products: Reference[];
}

const parsers = {
  md: unified().use(remarkParse).use(remarkGfm).use(boundContainers),
  mdx: unified().use(remarkParse).use(remarkGfm).use(remarkMdx).use(boundContainers),
} as const;

export function positionOf(node: { position?: Nodes['position'] }): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/**
 * Parses a body whose positions are those of the whole file: `bodyLine` is the line it begins on. Throws a `NestingError`
 * rather than give a tree that is too deep to be walked.
 */
export function parseBody(body: string, bodyLine: number, format: Format): Root {
  const tree = parsers[format].parse('\n'.repeat(bodyLine - 1) + body);
  boundNesting(tree);
  return tree;
}

export function attributeText(node: Nodes, name: string): string | undefined {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
  for (const attribute of node.attributes) {
    if (
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === name &&
      typeof attribute.value === 'string'
    ) {
      return attribute.value;
    }
  }
  return undefined;
}

export const SPOKEN_ATTRIBUTES = ['title', 'label', 'value', 'caption', 'author', 'alt'] as const;

/** What references lead to, by identifier; of two definitions the first counts. */
export function listDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Where the HTML of a `.md` leads, and the images that it shows. */
function collectRawTargets(facts: BodyFacts, html: HtmlRoot, tree: Root): void {
  for (const node of listRawElements(html, tree)) {
    const target = textProperty(node, node.tagName === 'img' ? 'src' : 'href');
    if (target === undefined) continue;
    if (node.tagName === 'img') facts.images.push({ target, ...positionOf(node) });
    if (node.tagName === 'a') facts.links.push({ target, ...positionOf(node) });
  }
}

export function collectFacts(tree: Root, html?: HtmlRoot): BodyFacts {
  const slugger = new GithubSlugger();
  const facts: BodyFacts = { headings: [], text: '', words: 0, links: [], images: [], products: [] };
  const pieces: string[] = [];
  const definitions = listDefinitions(tree);
  /** Identifiers that an image refers to. */
  const shown = new Set<string>();
  visit(tree, 'imageReference', ({ identifier }) => {
    shown.add(identifier);
  });
  if (html) collectRawTargets(facts, html, tree);
  visit(tree, (node) => {
    if (node.type === 'heading') {
      const text = toString(node);
      facts.headings.push({ depth: node.depth, text, id: HEADING_PREFIX + slugger.slug(text) });
    }
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') pieces.push(node.value);
    if (node.type === 'link') facts.links.push({ target: node.url, ...positionOf(node) });
    if (node.type === 'definition') {
      // Its address is written here, however many references lead to it.
      const isImage = definitions.get(node.identifier) === node && shown.has(node.identifier);
      facts[isImage ? 'images' : 'links'].push({ target: node.url, ...positionOf(node) });
    }
    if (node.type === 'image') facts.images.push({ target: node.url, ...positionOf(node) });
    if (node.type === 'image' || node.type === 'imageReference') pieces.push(node.alt ?? '');
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const name of SPOKEN_ATTRIBUTES) pieces.push(attributeText(node, name) ?? '');
      const src = attributeText(node, 'src');
      if (node.name === 'Figure' && src !== undefined)
        facts.images.push({ target: src, ...positionOf(node) });
      if (node.name === 'Video') {
        // Its files, where they are the portal’s, and its address where it is on another site.
        for (const target of [src, attributeText(node, 'captions')])
          if (target?.includes('/')) facts.links.push({ target, ...positionOf(node) });
        const poster = attributeText(node, 'poster');
        if (poster !== undefined) facts.images.push({ target: poster, ...positionOf(node) });
      }
      const slug = attributeText(node, 'slug');
      if (node.name === 'ProductCard' && slug !== undefined)
        facts.products.push({ target: slug, ...positionOf(node) });
    }
  });
  facts.text = pieces.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
  facts.words = facts.text.split(' ').filter(Boolean).length;
  return facts;
}
