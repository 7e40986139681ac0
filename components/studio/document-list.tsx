import { Fragment } from 'react';
import type { DocumentName } from '#lib/studio/act-on-document.ts';
import { BULK_MAX } from '#lib/studio/bulk-limit.ts';
import type { BulkOptions } from '#lib/studio/bulk-options.ts';
import { type ListNeed, groupNeeds, needLabel } from '#lib/studio/list-needs.ts';
import type { ListedDocument, StudioDocuments } from '#lib/studio/list-documents.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { BulkFields } from './bulk-fields.tsx';
import { CsrfField } from './csrf-field.tsx';

interface DocumentListProps extends StudioDocuments {
  kind: DocumentName['kind'];
  words: string;
  needs: readonly ListNeed[];
  token: string;
  bulk: BulkOptions;
  /** Whether the documents shown are checked, as far as one action goes. */
  allChecked: boolean;
}

const STATES = { public: 'Publié', gone: 'Retiré', absent: 'Pas encore public' } as const;

function Row({
  kind,
  document,
  checked,
}: {
  kind: DocumentName['kind'];
  document: ListedDocument;
  checked: boolean;
}) {
  const { id, slug, title, address, visibility, updatedAt, needs: met } = document;
  return (
    <li className="po-choice">
      <div className="fr-checkbox-group fr-checkbox-group--sm">
        <input type="checkbox" id={`d-${id}`} name="d" value={id} defaultChecked={checked} />
        <label className="fr-label" htmlFor={`d-${id}`}>
          <span className="fr-sr-only">Choisir : {title}</span>
        </label>
      </div>
      <div>
        <a href={`/studio/contenus/${kind}/${slug}`}>{title}</a>
        {visibility !== 'public' && (
          <>
            {' '}
            <span className="fr-badge fr-badge--sm fr-badge--no-icon">{STATES[visibility]}</span>
          </>
        )}
        <p className="po-mention">
          {address} · modifié le {formatInstant(updatedAt)}
        </p>
        {met.length > 0 && (
          <p className="po-mention">
            {groupNeeds(met, `/studio/contenus/${kind}/${slug}`).map(({ href, labels }, rank) => (
              <Fragment key={href}>
                {rank > 0 && ' · '}
                <a href={href}>
                  <span className="fr-sr-only">{title}, à reprendre : </span>
                  {labels.join(' · ')}
                </a>
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

function Chosen({ kind, words, needs, documents, token, bulk, allChecked }: DocumentListProps) {
  if (documents.length === 0) return null;
  const query = new URLSearchParams([
    ...(words === '' ? [] : [['q', words]]),
    ...needs.map((name) => ['besoin', name]),
    ...(allChecked ? [] : [['cocher', 'tout']]),
  ]);
  const check = documents.length > BULK_MAX ? `Cocher les ${BULK_MAX} premiers` : 'Tout cocher';
  return (
    <form method="post" action={`/studio/lots/${kind}`}>
      <CsrfField token={token} />
      <p className="po-actions">
        <a href={`/studio/contenus/${kind}?${query.toString()}`}>{allChecked ? 'Tout décocher' : check}</a>
        <a href="#lot">Agir sur les documents cochés</a>
      </p>
      <ul className="po-desk-list">
        {documents.map((document, rank) => (
          <Row key={document.id} kind={kind} document={document} checked={allChecked && rank < BULK_MAX} />
        ))}
      </ul>
      <BulkFields kind={kind} {...bulk} />
    </form>
  );
}

/** Every document of a kind, to open one or to act on several. */
export function DocumentList(props: DocumentListProps) {
  const { kind, words, needs, documents, counts } = props;
  const { many, create } = KIND_WORDS[kind];
  return (
    <>
      <h1>{many}</h1>
      <p>
        <a className="fr-btn" href={`/studio/nouveau/${kind}`}>
          {create}
        </a>
      </p>
      <form method="get" action={`/studio/contenus/${kind}`} role="search" className="po-stack">
        <div className="fr-input-group po-narrow">
          <label className="fr-label" htmlFor="q">
            Chercher par le titre ou l’adresse
          </label>
          <input className="fr-input" id="q" name="q" type="search" maxLength={200} defaultValue={words} />
        </div>
        {counts.length > 0 && (
          <fieldset className="fr-fieldset po-care">
            <legend className="fr-fieldset__legend">À reprendre</legend>
            {counts.map(({ name, count }) => (
              <div className="fr-fieldset__element" key={name}>
                <div className="fr-checkbox-group fr-checkbox-group--sm">
                  <input
                    type="checkbox"
                    id={`besoin-${name}`}
                    name="besoin"
                    value={name}
                    defaultChecked={needs.includes(name)}
                  />
                  <label className="fr-label" htmlFor={`besoin-${name}`}>
                    {needLabel(name)} ({count})
                  </label>
                </div>
              </div>
            ))}
          </fieldset>
        )}
        <button className="fr-btn fr-btn--secondary" type="submit">
          Chercher
        </button>
      </form>
      <p id="compte">
        {documents.length} {documents.length > 1 ? 'documents' : 'document'}
      </p>
      <Chosen {...props} />
    </>
  );
}
