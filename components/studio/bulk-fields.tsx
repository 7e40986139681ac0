import type { DocumentName } from '#lib/studio/act-on-document.ts';
import type { BulkOptions } from '#lib/studio/bulk-options.ts';

interface BulkFieldsProps extends BulkOptions {
  kind: DocumentName['kind'];
}

function TermFields({ kind, terms }: Pick<BulkFieldsProps, 'kind' | 'terms'>) {
  const isSheet = kind === 'produits';
  const label = isSheet ? 'Thème à ajouter' : 'Étiquette à ajouter';
  return (
    <div className="po-miss-form">
      {isSheet ? (
        <div className="fr-select-group">
          <label className="fr-label" htmlFor="terme">
            {label}
          </label>
          <select className="fr-select" id="terme" name="terme" defaultValue="">
            <option value="">Choisir un thème</option>
            {terms.map((term) => (
              <option key={term} value={term}>
                {term}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="terme">
            {label}
          </label>
          <input className="fr-input" id="terme" name="terme" maxLength={80} list="etiquettes-connues" />
          <datalist id="etiquettes-connues">
            {terms.map((term) => (
              <option key={term} value={term} />
            ))}
          </datalist>
        </div>
      )}
      <button className="fr-btn fr-btn--secondary" type="submit" name="acte" value="etiqueter">
        {isSheet ? 'Ajouter le thème' : 'Ajouter l’étiquette'}
      </button>
    </div>
  );
}

/** What may be done to the documents checked in a list. */
export function BulkFields({ kind, terms, mayTag, mayVerify, mayWithdraw }: BulkFieldsProps) {
  return (
    <fieldset className="fr-fieldset po-bulk" id="lot">
      <legend className="fr-fieldset__legend">Pour les documents cochés</legend>
      {mayTag && <TermFields kind={kind} terms={terms} />}
      <div className="po-actions">
        {mayVerify && (
          <button className="fr-btn fr-btn--secondary" type="submit" name="acte" value="verifier">
            Vérifiés aujourd’hui
          </button>
        )}
        <button className="fr-btn fr-btn--secondary" type="submit" name="acte" value="exporter">
          Exporter les fichiers
        </button>
        {mayWithdraw && (
          <button className="fr-btn fr-btn--tertiary" type="submit" name="acte" value="retirer">
            Retirer…
          </button>
        )}
      </div>
    </fieldset>
  );
}
