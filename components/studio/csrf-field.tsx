import { CSRF_FIELD } from '#lib/auth/csrf.ts';

/** In every form of the studio: what shows that it comes from a page of this very session. */
export function CsrfField({ token }: { token: string }) {
  return <input type="hidden" name={CSRF_FIELD} value={token} />;
}
