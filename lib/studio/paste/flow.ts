import { cleanCharacters } from '#lib/exchange/clean-characters.ts';
import type { Block, Item } from './block.ts';
import { nestItems } from './nest-items.ts';
import { type Run, settleRuns } from './run.ts';

/** How a text looks, whatever it says. */
export type Look = Omit<Run, 'text'>;

/** Gathers what an element holds: lines of text, cut where a block begins or ends. */
export class Flow {
  readonly parts: (Block | Item)[] = [];
  #runs: Run[] = [];

  text(text: string, look: Look): void {
    this.#runs.push({ text: cleanCharacters(text), ...look });
  }

  cut(): void {
    const runs = settleRuns(this.#runs);
    this.#runs = [];
    let line: Run[] = [];
    runs.forEach((run, rank) => {
      // Two line breaks in a row are what some programs write between paragraphs.
      if (run.text === '\n' && runs[rank + 1]?.text === '\n') this.#paragraph(line);
      if (run.text === '\n' && (runs[rank + 1]?.text === '\n' || line.length === 0)) line = [];
      else line.push(run);
    });
    this.#paragraph(line);
  }

  add(part: Block | Item): void {
    this.cut();
    this.parts.push(part);
  }

  blocks(): Block[] {
    this.cut();
    return nestItems(this.parts);
  }

  #paragraph(runs: Run[]): void {
    if (runs.some(({ text }) => text.trim() !== '')) this.parts.push({ kind: 'paragraph', runs });
  }
}
