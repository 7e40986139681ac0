import { ABSENT, CLOSED_FACETS, FACETS, type FacetName } from './query.ts';

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

interface Place {
  life: number;
  label: string;
  value: string;
}

function comparePlaces(a: Place, b: Place): number {
  return a.life - b.life || collator.compare(a.label, b.label) || (a.value < b.value ? -1 : 1);
}

interface FacetCode {
  facet: FacetName;
  value: string;
  /** How many products bear each label of it: sheets may write one value in several ways. */
  labels: Map<string, number>;
}

/** Numbers for the values of all facets, so that counting them is adding into an array. A number once given stays. */
export class FacetCodes {
  readonly #codes: FacetCode[] = [];
  readonly #numbers = new Map<string, number>();
  #ranks: number[] | undefined;

  get size(): number {
    return this.#codes.length;
  }

  add(facet: FacetName, value: string): number {
    const known = this.find(facet, value);
    if (known !== undefined) return known;
    this.#numbers.set(`${facet}:${value}`, this.#codes.length);
    this.#ranks = undefined;
    return this.#codes.push({ facet, value, labels: new Map() }) - 1;
  }

  find(facet: FacetName, value: string): number | undefined {
    return this.#numbers.get(`${facet}:${value}`);
  }

  facetOf(code: number): FacetName {
    return this.#codes[code]?.facet ?? FACETS[0];
  }

  valueOf(code: number): string {
    return this.#codes[code]?.value ?? ABSENT;
  }

  /** One product more, or less, gives a label to a value. */
  countLabel(code: number, label: string, change: 1 | -1): void {
    const labels = this.#codes[code]?.labels;
    if (!labels) return;
    const count = (labels.get(label) ?? 0) + change;
    if (count > 0) labels.set(label, count);
    else labels.delete(label);
    // Only a label that comes or goes, or two that compete, may change what is shown.
    if (count <= 1 || labels.size > 1) this.#ranks = undefined;
  }

  /** The values of a facet that some product labels. */
  listLabelled(facet: FacetName): string[] {
    return this.#codes
      .filter((code) => code.facet === facet && code.labels.size > 0)
      .map(({ value }) => value);
  }

  /** The label that most products give; undefined when none gives one. */
  labelOf(facet: FacetName, value: string): string | undefined {
    const labels = this.#codes[this.find(facet, value) ?? -1]?.labels;
    let best: [label: string, count: number] | undefined;
    for (const entry of labels ?? []) {
      if (!best || entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0])) best = entry;
    }
    return best?.[0];
  }

  /** The place of each value in the order of labels, or of life for closed facets: comparing labels is slow. */
  get ranks(): readonly number[] {
    if (this.#ranks) return this.#ranks;
    const places = this.#codes.map((code, number) => ({ ...this.#placeOf(code.facet, code.value), number }));
    const ranks: number[] = [];
    places.sort(comparePlaces).forEach(({ number }, rank) => {
      ranks[number] = rank;
    });
    this.#ranks = ranks;
    return ranks;
  }

  /** The place of a value that may be unknown: between those that its own text stands between. */
  rankOf(facet: FacetName, value: string): number {
    const { ranks } = this;
    const known = this.find(facet, value);
    if (known !== undefined) return ranks[known] ?? 0;
    const place = this.#placeOf(facet, value);
    let rank = -1;
    this.#codes.forEach((code, number) => {
      if (comparePlaces(this.#placeOf(code.facet, code.value), place) < 0)
        rank = Math.max(rank, ranks[number] ?? 0);
    });
    return rank + 0.5;
  }

  #placeOf(facet: FacetName, value: string): Place {
    const closed = CLOSED_FACETS[facet as keyof typeof CLOSED_FACETS] as
      ReadonlyMap<string, string> | undefined;
    return {
      life: closed ? [...closed.keys()].indexOf(value) : 0,
      label: this.labelOf(facet, value) ?? value,
      value,
    };
  }
}
