import { stemmer } from '@orama/stemmers/french';

/** Words too frequent in French, or in a question, to tell one document from another. */
const STOP_WORDS = new Set(
  (
    'a ai au aux avec c ce ces cet cette d dans de des du elle elles en es est et eux il ils j je l la le les leur leurs lui m ma ' +
    'mais me meme mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa sans se ses son sont sur t ta te tes ' +
    'toi ton tu un une vos votre vous y ete etre sera ainsi comme plus tres aussi afin entre chez ' +
    'comment quand quel quelle quels quelles quoi pourquoi dois doit dont suis avoir faire fait faut peut peux puis si cela ca ' +
    'veux veut voudrais cherche trouver savoir'
  ).split(' '),
);

const ELISION = /^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=.)/i;
const STEM_CACHE_SIZE = 50_000;

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
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (acronym) => acronym.replaceAll('.', ''));
  const tokens: string[] = [];
  for (const piece of plain.split(/[^\p{L}\p{N}\p{M}'’]+/u)) {
    let word = piece.replace(/^['’]+|['’]+$/g, '');
    while (ELISION.test(word)) word = word.replace(ELISION, '');
    for (const part of word.split(/['’]/)) if (part) tokens.push(part);
  }
  return tokens;
}

/** Words of a request that say little of what is sought: « demander », « chercher »… */
const WEAK_STEMS = new Set(
  'demander chercher obtenir toucher recevoir utiliser servir aller venir mettre remettre donner prendre passer besoin gratuit nouveau'
    .split(' ')
    .map((word) => stem(word)),
);

export function isWeak(term: string): boolean {
  return WEAK_STEMS.has(term);
}

export function isStopWord(token: string): boolean {
  return STOP_WORDS.has(fold(token));
}

/** Terms under which a text is indexed: stems, without stop words. */
export function analyse(text: string): string[] {
  return tokenise(text)
    .filter((token) => !isStopWord(token))
    .map(stem);
}

/**
 * Terms of a name: those of its words, of the parts that its capitals show (`DomiFa` → `domi`, `fa`), and of the whole
 * written without spaces (`1000 premiers jours` → `1000premiersjours`).
 */
export function analyseName(name: string): string[] {
  const words = tokenise(name);
  const parts = tokenise(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const split = parts.length > words.length ? parts.map(stem) : [];
  const joined = words.length > 1 ? [fold(words.join(''))] : [];
  const kept = words.filter((word) => !isStopWord(word) || words.length < 3);
  return [...kept.map(stem), ...split, ...joined];
}
