import type { Root } from 'mdast';
import { parseBody } from '#lib/content/body.ts';

/** The blocks of a body, as visitors get them: tests of the editor prove by them what a source says. */
export function readBlocks(body: string): Root['children'] {
  return parseBody(body, 1, 'mdx').children;
}
