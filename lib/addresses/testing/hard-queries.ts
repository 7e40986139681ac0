import fc from 'fast-check';

/** Pieces of query languages: none may reach SQLite as anything but words. */
const SYNTAX = [
  'AND', 'OR', 'NOT', 'NEAR(', 'NEAR(a b, 4)', '"', '""', '«', '»', '*', '^', '-', '+', ':', '(', ')', '{', '}', 'name:', 'search MATCH',
  "'", "';", '--', '/*', '*/', 'DROP TABLE document', 'UNION SELECT', "' OR 1=1", '\\', '%', '_', '?', '@', '#', '$1', '\u0000', '\ufffd', '\ud800',
  '\u202e', '\u200d', 'é', 'e\u0301', 'œ', 'ﬁ', 'ß', 'İ', 'l’', 'qu’', 'A.R.S.', 'compar:ia', 'data.gouv.fr', '1000', 'santé', 'vae', 'toubib', '🙂', '健康', 'здоровье',
]; // prettier-ignore

/** Texts of at most 200 characters that a search must take without an error: any Unicode, syntax, both mixed. */
export const hardQueries = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.string({ unit: 'binary-ascii', maxLength: 200 }),
    fc.array(fc.constantFrom(...SYNTAX), { maxLength: 24 }).map((pieces) => pieces.join(' ')),
    fc.array(fc.oneof(fc.constantFrom(...SYNTAX), fc.string({ maxLength: 6 })), { maxLength: 24 }).map((pieces) => pieces.join('')),
    fc.tuple(fc.constantFrom(...SYNTAX), fc.nat(200)).map(([piece, times]) => piece.repeat(times)),
  )
  .map((text) => text.slice(0, 200)); // prettier-ignore
