/** Distinct texts kept in order, to list those that begin alike. */
export class SortedTexts {
  readonly #sorted: string[];

  constructor(texts: Iterable<string>) {
    this.#sorted = [...texts].sort();
  }

  /** Place of the first text that is not before this one. */
  #placeOf(text: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(text: string): void {
    const place = this.#placeOf(text);
    if (this.#sorted[place] !== text) this.#sorted.splice(place, 0, text);
  }

  remove(text: string): void {
    const place = this.#placeOf(text);
    if (this.#sorted[place] === text) this.#sorted.splice(place, 1);
  }

  listFrom(beginning: string): string[] {
    const found: string[] = [];
    for (let i = this.#placeOf(beginning); this.#sorted[i]?.startsWith(beginning); i += 1) {
      found.push(this.#sorted[i] ?? '');
    }
    return found;
  }
}
