/** A text kept in this browser, so that a closed session or a lost network loses nothing. */
export interface KeptText {
  version: number;
  text: string;
  /** What it was typed from, where that is known. */
  base?: string;
  /** Milliseconds. */
  at: number;
}

const keyOf = (draftId: number): string => `portail-brouillon-${draftId}`;

/** Keeps a text; false where the browser refuses, such as in private browsing. */
export function keepText(draftId: number, kept: KeptText): boolean {
  try {
    localStorage.setItem(keyOf(draftId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function findKeptText(draftId: number): KeptText | undefined {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null');
    if (typeof raw !== 'object' || raw === null) return undefined;
    const { version, text, at, base } = raw as Partial<KeptText>;
    return typeof version === 'number' && typeof text === 'string' && typeof at === 'number'
      ? { version, text, at, ...(typeof base === 'string' && { base }) }
      : undefined;
  } catch {
    return undefined;
  }
}

export function forgetText(draftId: number): void {
  try {
    localStorage.removeItem(keyOf(draftId));
  } catch {
    // Nothing was kept there either.
  }
}
