import type { MissKind } from '#db/queries/misses.ts';

/** Characters: a longer text is a sentence, which says more of who wrote it than of a word that is lacking. */
const LONGEST = { search: 80, address: 200 } as const;
/** From so many digits, anywhere in it, a text may be a telephone, file or social security number. */
const TOO_MANY_DIGITS = 6;
const AT_SIGN = /@|\barobase\b|[([{]\s*(?:at|chez)\s*[)\]}]/u;
/** Folders whose addresses may hold a secret, or that robots probe. */
const PRIVATE_FOLDER = /^\/(?:studio|auth|api|_next|cgi-bin|wp-[a-z]+|wordpress)(?:\/|$)/u;
/** Programs and hidden files that no page was ever named after. */
const PROBE =
  /^\/(?:favicon|apple-touch-icon|browserconfig|ads\.txt|app-ads\.txt)|(?:\.(?:php\d?|aspx?|jspx?|cgi|env|git|sql|bak|zip|gz|rar|ya?ml|config|map)|~)$|\/\./u;
/** A run that no French word or title makes: a key, a token, a hash. */
const SECRET = /[\p{L}\p{N}_]{40,}/u;

function isPersonal(text: string): boolean {
  return AT_SIGN.test(text) || (text.match(/\p{Nd}/gu)?.length ?? 0) >= TOO_MANY_DIGITS || SECRET.test(text);
}

function normaliseWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[\p{Z}\p{C}"«»“”]+/gu, ' ')
    .trim();
}

/** A path as people read it; undefined when it cannot be decoded. Case counts: former addresses have capitals. */
function normalisePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
      .normalize('NFKC')
      .replace(/[\p{Z}\p{C}]+/gu, ' ');
    return decoded.replace(/(?!^)\/+$/u, '');
  } catch {
    return undefined;
  }
}

/**
 * The form under which a search without result or an address not found is counted; undefined for what is not to be
 * remembered at all.
 */
export function findMissText(kind: MissKind, raw: string): string | undefined {
  const text = kind === 'search' ? normaliseWords(raw) : normalisePath(raw.split('?')[0] ?? '');
  if (!text || text.length > LONGEST[kind] || isPersonal(text)) return undefined;
  if (kind === 'search') return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
  const lower = text.toLowerCase();
  return PRIVATE_FOLDER.test(lower) || PROBE.test(lower) ? undefined : text;
}
