import { CARE_RULES } from '#lib/catalogue/care-rules.ts';
import type { DocumentNeed } from '#lib/studio/document-needs.ts';
import { CsrfField } from './csrf-field.tsx';

interface NeedsListProps {
  /** Address of the document in the studio. */
  base: string;
  needs: readonly DocumentNeed[];
  token: string;
  mayWrite: boolean;
}

/** What a document needs; each opens its draft where it is mended. */
export function NeedsList({ base, needs, token, mayWrite }: NeedsListProps) {
  if (needs.length === 0) return null;
  return (
    <section aria-labelledby="a-reprendre" className="po-stack">
      <h2 className="fr-h4" id="a-reprendre">
        À reprendre
      </h2>
      <ul className="po-desk-list">
        {needs.map(({ name, field }) => (
          <li key={name} className="po-desk-row">
            {CARE_RULES[name].label}
            {mayWrite && (
              <form method="post" action={`${base}/brouillon`}>
                <CsrfField token={token} />
                <input type="hidden" name="champ" value={field} />
                <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">
                  Corriger<span className="fr-sr-only"> : {CARE_RULES[name].label}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
