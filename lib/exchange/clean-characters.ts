/** Control and invisible characters; a joiner stays between two pictures, and the tags of a flag, where they make one picture. */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|\p{Cs}|(?![\u200D\u{E0020}-\u{E007F}])\p{Cf}|(?<!\p{Extended_Pictographic}|\uFE0F|\p{Emoji_Modifier})\u200D|\u200D(?!\p{Extended_Pictographic})|[\uE000\uE001]/gu;

/** Anything but what French text is made of: most texts have none of it, and need not be looked at closer. */
const UNUSUAL =
  /[^\t\n\x20-\x7E\u00A0-\u00AC\u00AE-\u017F\u2010-\u2027\u202F-\u205E\u20AC\u2190-\u21FF\u2600-\u27BF\p{Variation_Selector}\u{1F300}-\u{1FAFF}]/u;

/** A text of another program with one kind of line ending and no invisible character; `found` is told what was there. */
export function cleanCharacters(text: string, found: (what: string) => void = () => undefined): string {
  if (!UNUSUAL.test(text)) return text;
  const lines = text.replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n');
  if (lines !== text) found('fins de ligne');
  const clean = lines.replace(INVISIBLE, '');
  if (clean !== lines) found('caractères invisibles');
  return clean;
}
