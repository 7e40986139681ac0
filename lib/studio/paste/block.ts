import type { Run } from './run.ts';

/** What a pasted text is made of, whatever program it comes from. */
export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: Run[][][] }
  | { kind: 'image'; src: string; alt: string }
  | { kind: 'rule' }
  /** A note at the foot of the page. */
  | { kind: 'note'; number: number; blocks: Block[] };

/** An item before lists are made of those that follow each other. Levels count only against each other. */
export interface Item {
  kind: 'item';
  level: number;
  ordered: boolean;
  number: number;
  blocks: Block[];
}

/** The text of blocks on one line, where only one line can stand. */
export function flatten(blocks: readonly Block[]): Run[] {
  const lines = blocks.map((block): Run[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return block.runs;
      case 'list':
        return block.items.flatMap((item) => [...flatten(item), { text: ' ' }]);
      case 'quote':
      case 'note':
        return flatten(block.blocks);
      case 'code':
        return [{ text: block.text, code: true }];
      case 'table':
        return block.rows.flat().flatMap((runs) => [...runs, { text: ' ' }]);
      case 'image':
      case 'rule':
        return [];
    }
  });
  return lines.flatMap((runs) => [...runs, { text: ' ' }]);
}
