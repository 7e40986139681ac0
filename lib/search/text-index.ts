import { eachSearchText, type SearchText } from '#db/index/search.ts';
import { followIndex } from '#lib/portal/index-reader.ts';
import { Dictionary } from './dictionary.ts';
import { Postings } from './postings.ts';
import { LiveVocabulary, type TermCount } from './vocabulary.ts';

/** What search keeps in memory of the texts of the index: their terms with their places, and their words. */
export class TextIndex {
  readonly postings = new Postings();
  readonly vocabulary: LiveVocabulary;
  readonly #words = new Dictionary();
  readonly #wordsOf = new Map<number, Int32Array>();

  constructor(texts: Iterable<SearchText>) {
    const counts: number[] = [];
    for (const text of texts) {
      this.postings.add(text);
      for (const word of this.#readWords(text)) counts[word] = (counts[word] ?? 0) + 1;
    }
    this.vocabulary = new LiveVocabulary(
      counts.map((documents, word): TermCount => ({ term: this.#words.textOf(word), documents })),
      this.postings.eachCount(),
    );
  }

  #readWords({ id, words }: SearchText): Int32Array {
    const numbers = Int32Array.from(words.split(' ').filter(Boolean), (word) => this.#words.add(word));
    this.#wordsOf.set(id, numbers);
    return numbers;
  }

  remove(id: number): void {
    for (const term of this.postings.remove(id)) this.vocabulary.countTerm(this.postings.termOf(term), -1);
    for (const word of this.#wordsOf.get(id) ?? []) this.vocabulary.countWord(this.#words.textOf(word), -1);
    this.#wordsOf.delete(id);
  }

  /** Puts a document in, in place of what was known of it. */
  put(text: SearchText): void {
    this.remove(text.id);
    for (const term of this.postings.add(text)) this.vocabulary.countTerm(this.postings.termOf(term), 1);
    for (const word of this.#readWords(text)) this.vocabulary.countWord(this.#words.textOf(word), 1);
  }
}

/** The texts of the index in force. */
export const getTextIndex: () => TextIndex = followIndex({
  load: (index) => new TextIndex(eachSearchText(index)),
  follow(texts, index, { changedIds, removedIds }) {
    for (const id of removedIds) texts.remove(id);
    for (const text of eachSearchText(index, changedIds)) texts.put(text);
    return texts.postings.isWorn ? undefined : texts;
  },
  sizeOf: ({ postings }) => postings.size,
});
