import type { Block } from './block.ts';
import { HtmlReader, type Losses, type ReadOptions } from './read-html.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** Beyond this no person copied it. */
const MOST_HTML = 8_000_000;

export interface Converted {
  markdown: string;
  losses: Losses;
  /** A single paragraph, which can stand within another. */
  inline: boolean;
  /** Nothing but code, which programmers copy from their editors. */
  code: boolean;
}

export interface ConvertOptions extends ReadOptions {
  /** Level of the heading that the text comes under; 1 where there is none but the page’s own. */
  above?: number;
}

/** A page has one heading of level 1, its title; below it no level is jumped. */
export function levelHeadings(blocks: readonly Block[], above: number): Block[] {
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const shift = levels.includes(1) ? 1 : 0;
  let last = above;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    last = Math.min(block.level + shift, last + 1, 6);
    return { ...block, level: last };
  });
}

export function readBlocks(html: string, options: ReadOptions = {}): { blocks: Block[]; losses: Losses } {
  const reader = new HtmlReader(options);
  const blocks = reader.read(html.slice(0, MOST_HTML));
  return { blocks, losses: reader.losses };
}

export function writeBlocks(blocks: readonly Block[], above = 1): string {
  return writeMarkdown(writeHtml(levelHeadings(blocks, above)));
}

/** HTML that another program made, as clean Markdown that any document of the portal can hold. */
export function toMarkdown(html: string, { above = 1, ...options }: ConvertOptions = {}): Converted {
  const { blocks, losses } = readBlocks(html, options);
  const isOnly = (kind: Block['kind']) => blocks.length === 1 && blocks[0]?.kind === kind;
  return {
    markdown: writeBlocks(blocks, above),
    losses,
    inline: isOnly('paragraph'),
    code: isOnly('code'),
  };
}
