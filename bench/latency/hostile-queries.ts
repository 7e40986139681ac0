const LENGTH = 200;

/** A slip in the middle of a word, so that it must be corrected. */
function misspell(word: string, rank: number): string {
  const place = 1 + (rank % Math.max(1, word.length - 2));
  return rank % 2 === 0
    ? word.slice(0, place) + word.slice(place + 1)
    : word.slice(0, place) + (word[place + 1] ?? 'x') + (word[place] ?? 'y') + word.slice(place + 2);
}

function fill(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    if (text.length + word.length + 1 > LENGTH) break;
    text += `${text ? ' ' : ''}${word}`;
  }
  return text;
}

/** Queries of the greatest length allowed, made to cost as much as they can: the same ones at each run. */
export function listHostileQueries(words: readonly string[]): string[] {
  const known = words.filter((word) => word.length >= 4 && word.length <= 12 && !/\d/.test(word));
  const from = (start: number, count: number, read: (word: string, rank: number) => string) =>
    Array.from({ length: count }, (_, rank) =>
      read(known[(start + rank * 37) % known.length] ?? '', start + rank),
    );
  const misspelt = Array.from({ length: 40 }, (_, rank) => fill(from(rank * 101, 60, misspell)));
  const frequent = Array.from({ length: 5 }, (_, rank) => fill(known.slice(rank * 20, rank * 20 + 40)));
  const joined = Array.from({ length: 5 }, (_, rank) =>
    from(rank * 53, 60, (word) => word)
      .join('')
      .slice(0, LENGTH),
  );
  return [
    ...misspelt,
    ...frequent,
    ...joined,
    'a'.repeat(LENGTH),
    'ab '.repeat(LENGTH).slice(0, LENGTH),
    fill(known.map((word) => word.slice(0, 3))),
    fill(known.map((word) => `${word}*`)),
    '"'.repeat(LENGTH),
    'NEAR( AND OR NOT '.repeat(12).slice(0, LENGTH),
    '🧑‍⚕️'.repeat(40).slice(0, LENGTH),
    'l’'.repeat(100),
    'a.b.c.'.repeat(33),
  ];
}
