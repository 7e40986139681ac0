import type { Block } from './block.ts';
import { ADDRESS_MARK } from './escape-markdown.ts';
import type { Run } from './run.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const TAGS = ['strong', 'em', 'del', 'code'] as const;

const ENDS_WITH_ADDRESS = /(https?:\/\/|www\.)\S*$/i;

function markAddresses(runs: readonly Run[]): Run[] {
  return runs.map((run, rank) => {
    const isFollowed = (runs[rank + 1]?.text ?? '\n') !== '\n';
    const isAddress = isFollowed && !run.code && ENDS_WITH_ADDRESS.test(run.text);
    return isAddress ? { ...run, text: run.text + ADDRESS_MARK } : run;
  });
}

function writeRun({ text, note }: Run): string {
  if (note !== undefined) return `<sup>${note}</sup>`;
  return text === '\n' ? '<br>' : escape(text);
}

/** Runs that share a mark are written within one element, the outermost first. */
function writeMarked(runs: readonly Run[], depth: number): string {
  const tag = TAGS[depth];
  if (depth >= TAGS.length) return runs.map(writeRun).join('');
  const keyOf = (run: Run | undefined) => (depth < 0 ? run?.href : tag && run?.[tag] ? tag : undefined);
  let html = '';
  for (let from = 0; from < runs.length;) {
    const key = keyOf(runs[from]);
    let to = from + 1;
    while (to < runs.length && keyOf(runs[to]) === key) to += 1;
    const inner = writeMarked(runs.slice(from, to), depth + 1);
    if (key === undefined) html += inner;
    else html += depth < 0 ? `<a href="${escape(key)}">${inner}</a>` : `<${key}>${inner}</${key}>`;
    from = to;
  }
  return html;
}

const writeRuns = (runs: readonly Run[]): string => writeMarked(markAddresses(runs), -1);

function writeTable(rows: readonly Run[][][]): string {
  const lines = rows.map((cells, rank) => {
    const tag = rank === 0 ? 'th' : 'td';
    return `<tr>${cells.map((runs) => `<${tag}>${writeRuns(runs)}</${tag}>`).join('')}</tr>`;
  });
  return `<table>${lines.join('')}</table>`;
}

/** The plainest HTML that says the same. */
export function writeHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return `<p>${writeRuns(block.runs)}</p>`;
        case 'heading':
          return `<h${block.level}>${writeRuns(block.runs)}</h${block.level}>`;
        case 'list': {
          const items = block.items.map((item) => `<li>${writeHtml(item)}</li>`).join('');
          return block.ordered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
        }
        case 'quote':
          return `<blockquote>${writeHtml(block.blocks)}</blockquote>`;
        case 'code':
          return `<pre><code>${escape(block.text)}</code></pre>`;
        case 'table':
          return writeTable(block.rows);
        case 'image':
          return `<img src="${escape(block.src)}" alt="${escape(block.alt)}">`;
        case 'rule':
          return '<hr>';
        case 'note':
          return `<section id="${block.number}">${writeHtml(block.blocks)}</section>`;
      }
    })
    .join('');
}
