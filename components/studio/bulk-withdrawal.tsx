import type { DocumentName } from '#lib/studio/act-on-document.ts';
import type { ChosenDocument } from '#lib/studio/bulk.ts';
import { addressOf } from '#lib/addresses/address-of.ts';
import { formatCount } from '#lib/french.ts';
import { REASON_MAX, WORD_MAX } from '#lib/reason.ts';
import { CsrfField } from './csrf-field.tsx';

interface BulkWithdrawalProps {
  kind: DocumentName['kind'];
  documents: readonly ChosenDocument[];
  token: string;
}

/** What is about to be withdrawn, why, and what visitors are told. */
export function BulkWithdrawal({ kind, documents, token }: BulkWithdrawalProps) {
  const back = <a href={`/studio/contenus/${kind}`}>Revenir à la liste</a>;
  if (documents.length === 0) {
    return (
      <>
        <p>Aucune des pages choisies n’est publiée : il n’y a rien à retirer.</p>
        <p>{back}</p>
      </>
    );
  }
  return (
    <form method="post" action={`/studio/lots/${kind}/retrait/confirmation`} className="po-stack po-narrow">
      <CsrfField token={token} />
      <p>
        Chaque adresse dira aux visiteurs que la page n’est plus publiée. Le texte reste dans l’historique :
        vous pourrez le remettre en ligne, document par document.
      </p>
      <ul className="po-desk-list">
        {documents.map(({ id, slug, title }) => (
          <li key={id}>
            <input type="hidden" name="d" value={id} />
            {title} <span className="po-mention">{addressOf(kind, slug)}</span>
          </li>
        ))}
      </ul>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="raison">
          Pourquoi les retirer
          <span className="fr-hint-text">Gardé dans l’historique, jamais montré aux visiteurs.</span>
        </label>
        <input className="fr-input" id="raison" name="raison" required maxLength={REASON_MAX} />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="mot">
          Un mot pour les visiteurs, si vous le souhaitez
          <span className="fr-hint-text">Le même pour toutes ces pages.</span>
        </label>
        <input className="fr-input" id="mot" name="mot" maxLength={WORD_MAX} />
      </div>
      <div className="po-actions">
        <button className="fr-btn" type="submit">
          Retirer {formatCount(documents.length, 'page', 'pages')}
        </button>
        {back}
      </div>
    </form>
  );
}
