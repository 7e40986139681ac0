import { stemmer } from '@orama/stemmers/french';

/** Words too frequent in French to tell one document from another. */
const STOP_WORDS = new Set(
  (
    'a ai au aux avec c ce ces cette d dans de des du elle elles en es est et eux il ils j je l la le les leur leurs lui m ma ' +
    'mais me meme mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa sans se ses son sont sur t ta te tes ' +
    'toi ton tu un une vos votre vous y ete etre sera ainsi cet comme plus tres aussi afin entre chez'
  ).split(' '),
);

const ELISION = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=.)/i;
const MAX_TOKENS = 64;
const STEM_CACHE_SIZE = 20_000;

const stems = new Map<string, string>();

/** Lower case, without accents, ligatures in two letters: `Œuvre` → `oeuvre`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** French stem of a word by Snowball, folded so that accents never part two forms. Names with digits stay whole. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = /\d/.test(word) ? fold(word) : fold(stemmer(word));
  if (stems.size >= STEM_CACHE_SIZE) stems.clear();
  stems.set(word, made);
  return made;
}

/** Words of a text, elided articles and dotted acronyms undone: `l’A.R.S. d'Île-de-France` → `ars`, `île`, `de`, `france`. */
export function tokenise(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:\p{L}\.){2,}/gu, (acronym) => acronym.replaceAll('.', ''));
  const tokens: string[] = [];
  for (const piece of plain.split(/[^\p{L}\p{N}\p{M}'’]+/u)) {
    let word = piece.replace(/^['’]+|['’]+$/g, '');
    while (ELISION.test(word)) word = word.replace(ELISION, '');
    for (const part of word.split(/['’]/)) if (part) tokens.push(part);
  }
  return tokens;
}

/** Terms under which a text is indexed: stems, without stop words. */
export function analyse(text: string): string[] {
  return tokenise(text)
    .filter((token) => !STOP_WORDS.has(fold(token)))
    .map(stem);
}

/**
 * Terms of a query, each asked once. When it holds only stop words (« pour », « les »), they are searched as they are.
 */
export function analyseQuery(query: string): string[] {
  const terms = analyse(query);
  const asked = terms.length > 0 ? terms : tokenise(query).map(fold);
  return [...new Set(asked)].slice(0, MAX_TOKENS);
}
