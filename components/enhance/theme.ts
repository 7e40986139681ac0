/**
 * Runs before the first paint. DSFR keeps the visitor's choice under `scheme` and reads it later, which would flash.
 */
function readChoice(): string | null {
  try {
    return localStorage.getItem('scheme');
  } catch {
    // Storage may be forbidden: the system decides.
    return null;
  }
}

const choice = readChoice();
const isDark =
  choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.setAttribute('data-fr-theme', isDark ? 'dark' : 'light');

export {};
