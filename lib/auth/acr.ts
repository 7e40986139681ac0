/** The levels that take two factors, as ProConnect names them. */
export const TWO_FACTORS = ['eidas1-mfa', 'eidas2', 'eidas3'] as const;

/** What is asked of the provider: it must say by which means someone signed in, and by two factors. */
export const CLAIMS = JSON.stringify({
  id_token: { amr: null, acr: { essential: true, values: TWO_FACTORS } },
});

/** Checked again at the return: a provider may answer with less than it was asked. */
export function hasTwoFactors(acr: unknown): boolean {
  return typeof acr === 'string' && (TWO_FACTORS as readonly string[]).includes(acr);
}
