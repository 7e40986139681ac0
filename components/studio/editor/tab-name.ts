const KEY = 'portail-fenetre';
const BYTES = 16;

let name: string | undefined;

function makeName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name of this window, the same after it is loaded again: its hand is its own. */
export function getTabName(): string {
  try {
    name ??= sessionStorage.getItem(KEY) ?? makeName();
    sessionStorage.setItem(KEY, name);
  } catch {
    // Where the browser keeps nothing, a reload makes another window.
  }
  return (name ??= makeName());
}
