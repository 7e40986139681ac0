import type { Block } from './block.ts';
import type { DomElement } from './dom.ts';
import type { Run } from './run.ts';
import { styleOf } from './style.ts';

/** What Word and mammoth call a note, at the foot of the page or at the end. */
const CALL = /^#_?((?:ftn|edn|footnote-|endnote-)\d{1,4})$/;
const NOTE = /^((?:ftn|edn|footnote-|endnote-)\d{1,4})$/;
const BACK = /^#_?(?:ftnref|ednref|footnote-ref-|endnote-ref-)\d{1,4}$/;

/** From the note back to the text: the portal writes its own. */
export function isWayBack({ name, attribs }: DomElement): boolean {
  return name === 'a' && BACK.test(attribs['href'] ?? '');
}

/** The list of the notes, with a line above it. */
export function isNoteList(element: DomElement): boolean {
  return /^(foot|end)note-list$/.test(styleOf(element).get('mso-element') ?? '');
}

/** Numbers the notes of a text, and keeps them for its end. */
export class NoteReader {
  readonly #numbers = new Map<string, number>();
  readonly #notes = new Map<number, Block[]>();

  constructor(private readonly first: number) {}

  findCall({ name, attribs }: DomElement): number | undefined {
    const id = name === 'a' ? CALL.exec(attribs['href'] ?? '')?.[1] : undefined;
    return id === undefined ? undefined : this.#numberOf(id);
  }

  isNote({ name, attribs }: DomElement): boolean {
    return (name === 'li' || name === 'div') && NOTE.test(attribs['id'] ?? '');
  }

  add({ attribs }: DomElement, blocks: Block[]): void {
    const number = this.#numberOf(attribs['id'] ?? '');
    if (!this.#notes.has(number) && blocks.length > 0) this.#notes.set(number, blocks);
  }

  /** The text and its notes. A call without its note stays as it reads, and so does a note that nothing calls. */
  settle(blocks: readonly Block[]): Block[] {
    const called = new Set<number>();
    const settled = blocks.map((block) =>
      mapRuns(block, (run) => {
        if (run.note === undefined) return run;
        called.add(run.note);
        return this.#notes.has(run.note) ? run : { text: run.text };
      }),
    );
    const notes = [...this.#notes].flatMap(([number, within]): Block[] => {
      // A note within a note could turn around.
      const plain = within.map((block) =>
        mapRuns(block, (run) => (run.note === undefined ? run : { text: run.text })),
      );
      return called.has(number) ? [{ kind: 'note', number, blocks: plain }] : plain;
    });
    return [...settled, ...notes];
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.first + this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }
}

function mapRuns(block: Block, change: (run: Run) => Run): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, runs: block.runs.map(change) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((one) => mapRuns(one, change))) };
    case 'quote':
    case 'note':
      return { ...block, blocks: block.blocks.map((one) => mapRuns(one, change)) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((runs) => runs.map(change))) };
    case 'code':
    case 'image':
    case 'rule':
      return block;
  }
}
