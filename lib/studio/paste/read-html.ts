import { cleanCharacters } from '#lib/exchange/clean-characters.ts';
import { type Block, flatten, type Item } from './block.ts';
import { type DomElement, type DomNode, isElement, isText, parseHtml, textOf } from './dom.ts';
import { Flow, type Look } from './flow.ts';
import { listCells } from './list-cells.ts';
import { isNoteList, NoteReader } from './note-reader.ts';
import { dropBreaks, dropMarks, type Run, settleRuns } from './run.ts';
import { settleHref } from './settle-href.ts';
import { raiseDigits } from './raise-digits.ts';
import { slantsItalic, styleOf, weighsBold } from './style.ts';
import { isSilent, listMarkOf } from './word-marks.ts';

export interface ReadOptions {
  /** The portal’s own origin: links to it are written without it. */
  origin?: string;
  /** The number of the first note at the foot of the page; 1 unless the text has some. */
  firstNote?: number;
  /** Where an image that the portal has stands; undefined leaves it out. */
  imageOf?: (src: string, alt: string) => { src: string; alt: string } | undefined;
}

/** What was left out or decided, and how often. */
export type Losses = Record<'images' | 'links' | 'headers' | 'cells', number>;

/** Deeper elements are read as the text that they hold. */
const DEEPEST = 150;
const BLOCKS = new Set(
  'p div section article header footer main aside nav figure figcaption center address dl dt dd details summary fieldset form body html caption li tr td th tbody thead tfoot w:sdt'.split(
    ' ',
  ),
);
const STRONG = new Set(['b', 'strong']);
const EM = new Set(['i', 'em', 'cite']);
const DEL = new Set(['s', 'strike', 'del']);
const CODE = new Set(['code', 'kbd', 'samp', 'tt']);

/** Reads what was copied from another program, and keeps what a page of the portal can say. */
export class HtmlReader {
  readonly losses: Losses = { images: 0, links: 0, headers: 0, cells: 0 };

  readonly #notes: NoteReader;

  constructor(private readonly options: ReadOptions) {
    this.#notes = new NoteReader(options.firstNote ?? 1);
  }

  read(html: string): Block[] {
    const flow = new Flow();
    this.#readAll(parseHtml(html), flow, {}, 0);
    return this.#notes.settle(flow.blocks());
  }

  #readAll(nodes: readonly DomNode[], flow: Flow, look: Look, depth: number): void {
    for (const node of nodes) {
      if (isText(node)) flow.text(node.data, look);
      else if (isElement(node)) this.#readElement(node, flow, look, depth + 1);
    }
  }

  #within(element: DomElement, look: Look, depth: number): Block[] {
    const flow = new Flow();
    this.#readAll(element.children, flow, look, depth);
    return flow.blocks();
  }

  #readElement(element: DomElement, flow: Flow, look: Look, depth: number): void {
    const { name } = element;
    if (isSilent(element) || this.#readNote(element, flow, look, depth)) return;
    const raised = raiseDigits(element);
    if (raised !== undefined || depth > DEEPEST) {
      flow.text(raised ?? textOf(element), look);
      return;
    }
    const level =
      /^h([1-6])$/.exec(name)?.[1] ?? (/^MsoTitle\b/.test(element.attribs['class'] ?? '') ? '1' : '');
    if (name === 'br') flow.text('\n', {});
    else if (name === 'hr') flow.add({ kind: 'rule' });
    else if (name === 'img') this.#readImage(element, flow);
    else if (level !== '') this.#readHeading(element, Number(level), flow, look, depth);
    else if (name === 'ul' || name === 'ol') this.#readList(element, flow, look, depth, 1);
    else if (name === 'blockquote') this.#readQuote(element, flow, look, depth);
    else if (name === 'pre') this.#readCode(element, flow);
    else if (name === 'table') this.#readTable(element, flow, look, depth);
    else if (BLOCKS.has(name)) this.#readBlock(element, flow, look, depth);
    else this.#readAll(element.children, flow, this.#lookOf(element, look), depth);
  }

  /** Whether it was a call to a note, or notes: they come at the end. */
  #readNote(element: DomElement, flow: Flow, look: Look, depth: number): boolean {
    const call = this.#notes.findCall(element);
    if (call !== undefined) {
      flow.text(textOf(element), { note: call });
      return true;
    }
    if (depth > DEEPEST) return false;
    if (this.#notes.isNote(element)) {
      this.#notes.add(element, this.#within(element, look, depth));
      return true;
    }
    if (!isNoteList(element)) return false;
    for (const block of this.#within(element, look, depth)) if (block.kind !== 'rule') flow.add(block);
    return true;
  }

  #lookOf(element: DomElement, look: Look): Look {
    const { name } = element;
    const style = styleOf(element);
    const strong = weighsBold(style.get('font-weight')) ?? (STRONG.has(name) || look.strong);
    const em = slantsItalic(style.get('font-style')) ?? (EM.has(name) || look.em);
    const struck = (style.get('text-decoration') ?? style.get('text-decoration-line') ?? '').includes(
      'line-through',
    );
    const href = name === 'a' ? this.#hrefOf(element) : look.href;
    return {
      ...(strong && { strong }),
      ...(em && { em }),
      ...((struck || DEL.has(name) || look.del) && { del: true }),
      ...((CODE.has(name) || look.code) && { code: true }),
      ...(href !== undefined && { href }),
    };
  }

  #hrefOf(element: DomElement): string | undefined {
    const asked = element.attribs['href'];
    if (asked === undefined || asked === '') return undefined;
    const href = settleHref(asked, this.options.origin);
    if (href === undefined && !asked.startsWith('#')) this.losses.links += 1;
    return href;
  }

  #readImage({ attribs }: DomElement, flow: Flow): void {
    const kept = this.options.imageOf?.(attribs['src'] ?? '', attribs['alt'] ?? '');
    if (kept) flow.add({ kind: 'image', ...kept });
    else this.losses.images += 1;
  }

  #readHeading(element: DomElement, level: number, flow: Flow, look: Look, depth: number): void {
    const blocks = this.#within(element, look, depth);
    const runs = settleRuns(dropMarks(dropBreaks(flatten(blocks)), 'strong'));
    if (runs.length > 0) flow.add({ kind: 'heading', level, runs });
    for (const block of blocks) if (block.kind === 'image') flow.add(block);
  }

  #readBlock(element: DomElement, flow: Flow, look: Look, depth: number): void {
    const mark = listMarkOf(element);
    flow.cut();
    if (mark) {
      this.#addItem(flow, { ...mark, blocks: this.#within(element, this.#lookOf(element, look), depth) });
      return;
    }
    if (element.name === 'li') {
      const blocks = this.#within(element, look, depth);
      this.#addItem(flow, { level: 1, ordered: false, number: 1, blocks });
      return;
    }
    this.#readAll(element.children, flow, this.#lookOf(element, look), depth);
    flow.cut();
  }

  #addItem(flow: Flow, { level, ordered, number, blocks }: Omit<Item, 'kind'>): void {
    const [first, ...others] = blocks;
    if (!first) return;
    if (first.kind === 'list') {
      // An item that only holds a list is how some programs indent one.
      for (const item of first.items)
        this.#addItem(flow, { level: level + 1, ordered: first.ordered, number: first.start, blocks: item });
      if (others.length > 0) this.#addItem(flow, { level, ordered, number, blocks: others });
      return;
    }
    const settled = blocks.map((block): Block =>
      block.kind === 'heading' ? { kind: 'paragraph', runs: block.runs } : block,
    );
    flow.add({ kind: 'item', level, ordered, number, blocks: settled });
  }

  #readList(list: DomElement, flow: Flow, look: Look, depth: number, level: number): void {
    const ordered = list.name === 'ol';
    const start = Number(list.attribs['start'] ?? 1);
    let number = Number.isInteger(start) && start >= 0 && start < 1_000_000 ? start : 1;
    for (const child of list.children) {
      if (!isElement(child)) continue;
      if ((child.name === 'ul' || child.name === 'ol') && level < DEEPEST) {
        this.#readList(child, flow, look, depth + 1, level + 1);
        continue;
      }
      if (this.#readNote(child, flow, look, depth + 1)) continue;
      const told = Number(child.attribs['aria-level'] ?? child.attribs['data-aria-level'] ?? level);
      const blocks = isSilent(child) ? [] : this.#within(child, this.#lookOf(child, look), depth + 1);
      this.#addItem(flow, { level: Number.isNaN(told) ? level : told, ordered, number, blocks });
      number += 1;
    }
  }

  #readQuote(element: DomElement, flow: Flow, look: Look, depth: number): void {
    const blocks = this.#within(element, look, depth).flatMap((block): Block[] => {
      if (block.kind === 'quote') return block.blocks;
      return [block.kind === 'heading' ? { kind: 'paragraph', runs: block.runs } : block];
    });
    if (blocks.length > 0) flow.add({ kind: 'quote', blocks });
  }

  #readCode(element: DomElement, flow: Flow): void {
    const text = cleanCharacters(textOf(element)).replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
    if (text !== '') flow.add({ kind: 'code', text });
  }

  #readTable(table: DomElement, flow: Flow, look: Look, depth: number): void {
    const { rows, hasHeader, caption } = listCells(table);
    if (caption) this.#readBlock(caption, flow, look, depth);
    const read = rows.map((cells) =>
      cells.map(({ cell, span }) => ({ blocks: this.#within(cell, look, depth + 3), span })),
    );
    const width = Math.max(0, ...read.map((cells) => cells.reduce((sum, { span }) => sum + span, 0)));
    // A table of one column, or of one row that holds more than words, lays a page out.
    const isLayout = width <= 1 || (read.length === 1 && read.flat().some(({ blocks }) => blocks.length > 1));
    if (isLayout) {
      for (const { blocks } of read.flat()) for (const block of blocks) flow.add(block);
      return;
    }
    const lines = read.map((cells, rank) => {
      const line = cells.flatMap(({ blocks, span }) => {
        if (blocks.length > 1 || blocks.some(({ kind }) => kind !== 'paragraph')) this.losses.cells += 1;
        this.losses.images += blocks.filter(({ kind }) => kind === 'image').length;
        const runs = dropBreaks(flatten(blocks));
        const settled = settleRuns(rank === 0 ? dropMarks(runs, 'strong') : runs);
        return [settled, ...Array.from({ length: span - 1 }, (): Run[] => [])];
      });
      return [...line, ...Array.from({ length: width - line.length }, (): Run[] => [])];
    });
    const filled = lines.filter((line) => line.some((cell) => cell.length > 0));
    if (filled.length === 0) return;
    if (!hasHeader) this.losses.headers += 1;
    flow.add({ kind: 'table', rows: filled });
  }
}
