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

const ASCII = /^[\x20-\x7E]*$/;

/** Lower case, without accents, ligatures in two letters: `Œuvre` → `oeuvre`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** Words that Snowball takes for others: `communication` for `commune`, `mère` for `mer`, `retrait` for `retraite`. */
const EXCEPTIONS = new Map(
  Object.entries({
    communication: 'communic',
    communications: 'communic',
    publication: 'publicat',
    publications: 'publicat',
    mere: 'mere',
    meres: 'mere',
    retrait: 'retir',
    retraits: 'retir',
    voeux: 'voeu',
    travaux: 'travaux',
  }),
);

const SHORT = 3;

/** Snowball takes the ends of acronyms off (`VAE` → `va`): a word so short keeps all but the s of its plural. */
function findShort(folded: string): string | undefined {
  if (folded.length <= SHORT) return folded;
  return folded.length === SHORT + 1 && folded.endsWith('s') ? folded.slice(0, -1) : undefined;
}

/** French stem of a word by Snowball, folded so that accents never part two forms. Names with digits stay whole. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  const made = /\d/.test(word)
    ? folded
    : (EXCEPTIONS.get(folded) ?? findShort(folded) ?? fold(stemmer(word)));
  if (stems.size >= STEM_CACHE_SIZE) stems.clear();
  stems.set(word, made);
  return made;
}

const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
/** Two letters followed by dots are needed for an acronym: looking for one costs more than looking for them. */
const DOTTED = /[^\s.]\.[^\s.]\./;
const SEPARATORS = /[^\p{L}\p{N}\p{M}'’]+/u;

/** Characters below this one are looked up in a table; a text that has others is cut by the expression itself. */
const TABLED = 0x2100;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const CURLY = 0x2019;
const inWord = Uint8Array.from({ length: TABLED }, (_, code) =>
  SEPARATORS.test(String.fromCharCode(code)) ? 0 : 1,
);

/** Adds the words of a piece of text that holds apostrophes, elided articles undone. */
function addElided(piece: string, tokens: string[]): void {
  let word = piece.replace(/^['’]+|['’]+$/g, '');
  while (ELISION.test(word)) word = word.replace(ELISION, '');
  for (const part of word.split(/['’]/)) if (part) tokens.push(part);
}

function cutSlowly(text: string): string[] {
  const tokens: string[] = [];
  for (const piece of text.split(SEPARATORS)) addElided(piece, tokens);
  return tokens;
}

/** As {@link cutSlowly} does, several times faster. */
function cut(text: string): string[] {
  const tokens: string[] = [];
  let start = -1;
  let elided = false;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    if (code >= TABLED) return cutSlowly(text);
    if (inWord[code] === 1) {
      if (start < 0) start = i;
      if (code === APOSTROPHE || code === CURLY) elided = true;
    } else if (start >= 0) {
      const piece = text.slice(start, i);
      if (elided) addElided(piece, tokens);
      else tokens.push(piece);
      start = -1;
      elided = false;
    }
  }
  return tokens;
}

/** Words of a text, elided articles and dotted acronyms undone: `l’A.R.S. d'Île-de-France` → `ars`, `île`, `de`, `france`. */
export function tokenise(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return cut(DOTTED.test(plain) ? plain.replace(ACRONYM, (acronym) => acronym.replaceAll('.', '')) : plain);
}

/**
 * Words that a request is wrapped in and that say little of what is sought: « je n’arrive pas à… », « une application
 * pour… », « près de chez moi ». They still count a little: names are made of them too.
 */
const WEAK_WORDS =
  'demander demande chercher recherche recherché obtenir toucher recevoir reçois utiliser servir sert aller va vais vas vont allez viens vient venir mettre mets mise remettre donner donne ' +
  'prendre prends passer passe besoin gratuit gratuitement nouveau nouvelle arriver arrive arriverait sais sait savent savez connaître connaissez comprendre comprends ' +
  'pouvoir pouvez peuvent pourrais pourrait pourrait-on devoir devrais devrait falloir faudrait vouloir voulons veulent voulez aimerais aimerait souhaite souhaiter souhaitez ' +
  'espère essayer essaie tenter trouve trouves trouvé voir vois regarder dire dit parler existe exister avez avons avait aurais aura auront étais était étant devenir devient rester reste laisser laisse ' +
  'tenir tiens garder commencer finir bouger tomber tombe occuper occupe rendre rends vraiment beaucoup encore déjà toujours jamais trop vite bien mal près loin facilement simplement rapidement maintenant ' +
  'hier demain depuis pendant avant après grâce surtout seulement tout toute toutes tous autre autres même quelque quelques chose choses truc trucs gens façon manière cas moyen moyens fois ' +
  'alors donc lorsque quelqu quelqu’un rien dès dont chacun chaque plusieurs certains bon bonne bons mieux meilleur vrai petit petite grand grande gros simple facile rapide possible ' +
  'jour jours semaine semaines mois an ans année années heure heures minute minutes matin midi soir aujourd’hui week-end date moment moments ' +
  'combien nombre liste coin endroit endroits dehors ailleurs partout aimer aime attendre attend attends attendent penser pense crois croire sembler semble permettre permet ' +
  'peu moins assez tellement presque dernier dernière prochain prochaine différent différents type types sorte exemple marre galère récupérer vaut vaux ' +
  'ici là chez moi lequel laquelle lesquels combien lors hors sous sur via selon contre malgré sinon parce car ' +
  'application appli app logiciel outil plateforme site service solution système dispositif programme projet produit démarche information informations info infos renseignement renseignements conseil conseils ' +
  'concernant propos sujet lien truc question questions réponse problème problèmes souci soucis difficulté besoin idée personne personnes père mère fils fille filles mari épouse frère sœur voisin voisine ami amie copain copine monsieur madame bonjour merci svp svp stp';

const WEAK = new Set(WEAK_WORDS.split(' ').map(fold));
const WEAK_STEMS = new Set([...WEAK].map(stem).filter(({ length }) => length > SHORT));

export function isWeak(token: string): boolean {
  return WEAK.has(fold(token)) || WEAK_STEMS.has(stem(token));
}

export function isStopWord(token: string): boolean {
  return STOP_WORDS.has(fold(token));
}

/** What each word met is indexed under; the empty text for a stop word. */
const termsOfWords = new Map<string, string>();

/** Terms under which words are indexed: stems, without stop words. */
export function analyseWords(words: readonly string[]): string[] {
  const terms: string[] = [];
  for (const word of words) {
    let term = termsOfWords.get(word);
    if (term === undefined) {
      term = isStopWord(word) ? '' : stem(word);
      if (termsOfWords.size >= STEM_CACHE_SIZE) termsOfWords.clear();
      termsOfWords.set(word, term);
    }
    if (term) terms.push(term);
  }
  return terms;
}

/** Terms under which a text is indexed. */
export function analyse(text: string): string[] {
  return analyseWords(tokenise(text));
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
