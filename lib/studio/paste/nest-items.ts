import type { Block, Item } from './block.ts';

/** Deeper lists cannot be followed by who hears them, nor by who reads them on a telephone. */
const DEEPEST = 4;

type List = Extract<Block, { kind: 'list' }>;

/** Items that follow each other become lists, one within the other by their levels. */
export function nestItems(flow: readonly (Block | Item)[]): Block[] {
  const blocks: Block[] = [];
  let open: { level: number; list: List }[] = [];
  const begin = (into: Block[], { level, ordered, number }: Item) => {
    const list: List = { kind: 'list', ordered, start: number, items: [] };
    into.push(list);
    open.push({ level, list });
  };
  for (const part of flow) {
    if (part.kind !== 'item') {
      open = [];
      blocks.push(part);
      continue;
    }
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > part.level) open.pop();
    const top = open.at(-1);
    const holder = open.at(-2)?.list.items.at(-1) ?? blocks;
    const within = top?.list.items.at(-1);
    if (!top) begin(blocks, part);
    else if (within && part.level > top.level && open.length < DEEPEST) begin(within, part);
    else if (top.list.ordered !== part.ordered) {
      open.pop();
      begin(holder, part);
    }
    open.at(-1)?.list.items.push([...part.blocks]);
  }
  return blocks;
}
