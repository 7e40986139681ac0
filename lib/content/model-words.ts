/** « À compléter » is of a model alone on its line or between brackets: in a sentence it is what someone writes. */
const MODEL_TEXT =
  /^[ \t]*à compléter[ \t]*[.…:]?[ \t]*$|\[à compléter[^\]\n]{0,200}\]|lorem ipsum|\[[^\]\n]{3,200}\?\]/im;
/** What a text that holds one says, its lines joined. */
const MAYBE_MODEL_TEXT = /à compléter|lorem ipsum|\[[^\]]{3,200}\?\]/i;

/** True for words of a model, or of a tool of the editor, that wait for those of an author. */
export function isModelText(text: string): boolean {
  return MODEL_TEXT.test(text);
}

/** False for a whole text, its lines joined, in which `checkModelText` would find nothing. */
export function mayHoldModelText(text: string): boolean {
  return MAYBE_MODEL_TEXT.test(text);
}
