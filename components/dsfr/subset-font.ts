import subset from 'subset-font';

const range = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, rank) => String.fromCodePoint(first + rank)).join('');

/** Basic Latin, Latin-1, Latin Extended-A, and the signs of French typography. Others come from the system's font. */
const CHARACTERS = [
  range(0x20, 0x7e),
  range(0xa0, 0x17f),
  range(0x2010, 0x2027),
  '\u2009\u202F‰‹›€™←↑→↓−≤≥×',
].join('');

/** Kerning, ligatures, accents put together, and figures of one width for tables. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

/** A font with the characters of French and of its neighbours alone, as woff2. Its hints stay: many offices run Windows. */
export async function subsetFont(font: Buffer): Promise<Buffer> {
  return subset(font, CHARACTERS, { targetFormat: 'woff2', keepFeatures: FEATURES });
}
