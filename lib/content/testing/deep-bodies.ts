import type { Format } from '#lib/content/body.ts';

interface DeepBody {
  format: Format;
  /** A body of that many levels. */
  write: (levels: number) => string;
  /** Levels that each step of it takes. */
  step?: number;
}

const around = (opening: string, closing: string) => (levels: number) =>
  `${opening.repeat(levels)}x${closing.repeat(levels)}`;
const nested = (line: (level: number) => string) => (levels: number) =>
  Array.from({ length: levels }, (_, level) => line(level)).join('\n');

/** Every way to write one thing inside another: thousands of levels exhaust the stack of whatever walks or draws them. */
export const DEEP_BODIES: Readonly<Record<string, DeepBody>> = {
  'quotations on a line': { format: 'md', write: (levels) => `${'> '.repeat(levels)}x` },
  'quotations of .mdx': { format: 'mdx', write: (levels) => `${'> '.repeat(levels)}x` },
  'quotations over lines': { format: 'md', write: nested((level) => `${'> '.repeat(level + 1)}x\n`) },
  'lists on a line': { format: 'md', write: (levels) => `${'- '.repeat(levels)}x` },
  'lists over lines': { format: 'md', write: nested((level) => `${'  '.repeat(level)}- x`) },
  'numbered lists': { format: 'mdx', write: nested((level) => `${'   '.repeat(level)}1. x`) },
  'lists in quotations': { format: 'md', write: (levels) => `${'> - '.repeat(levels)}x`, step: 2 },
  'footnotes in footnotes': {
    format: 'md',
    write: (levels) => Array.from({ length: levels }, (_, rank) => `[^${rank}]: `).join('') + 'x',
  },
  bold: { format: 'md', write: around('**a ', ' b**') },
  'bold of .mdx': { format: 'mdx', write: around('**a ', ' b**') },
  strikethrough: { format: 'md', write: around('~~a *b ', ' c* d~~'), step: 2 },
  'tags on a line': { format: 'mdx', write: around('<Callout title="x">', '</Callout>') },
  'tags over lines': { format: 'mdx', write: around('<Accordion title="x">\n\n', '\n\n</Accordion>') },
  'blocks of HTML': { format: 'md', write: around('<div>', '</div>') },
  'unclosed blocks of HTML': { format: 'md', write: (levels) => `${'<div>'.repeat(levels)}x` },
  'phrases of HTML': { format: 'md', write: around('a <b>', '</b>') },
  'tables of HTML': { format: 'md', write: (levels) => `${'<table><tr><td>'.repeat(levels)}x` },
  'lists of HTML': { format: 'md', write: (levels) => `${'<ul><li>'.repeat(levels)}x` },
  'quotations and HTML': { format: 'md', write: (levels) => `${'> '.repeat(levels)}<div>x</div>` },
};
