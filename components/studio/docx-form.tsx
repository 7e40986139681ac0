import { AddressField } from './address-field.tsx';
import { CsrfField } from './csrf-field.tsx';

/** Begins a document from a file of Word. */
export function DocxForm({ kind, token }: { kind: string; token: string }) {
  return (
    <details className="po-section">
      <summary>Partir d’un document Word</summary>
      <form
        method="post"
        action={`/studio/nouveau/${kind}/document`}
        encType="multipart/form-data"
        className="po-narrow"
      >
        <CsrfField token={token} />
        <p>
          Le premier titre du document devient {kind === 'produits' ? 'son nom' : 'le titre'}. Ses images
          rejoignent la médiathèque. Rien n’est publié : vous relisez le brouillon.
        </p>
        <div className="fr-upload-group">
          <label className="fr-label" htmlFor="document">
            Document (obligatoire)
            <span className="fr-hint-text">Format .docx, 10 Mo au plus, sans mot de passe.</span>
          </label>
          <input
            className="fr-upload"
            type="file"
            id="document"
            name="document"
            required
            accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          />
        </div>
        <AddressField id="adresse-document" label="Adresse de la page" />
        <button className="fr-btn fr-btn--secondary" type="submit">
          Reprendre ce document
        </button>
      </form>
    </details>
  );
}
