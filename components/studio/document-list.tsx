import { CARE_RULES, type CareName } from '#lib/catalogue/care-rules.ts';
import type { StudioDocuments } from '#lib/studio/list-documents.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';

interface DocumentListProps extends StudioDocuments {
  kind: 'produits' | 'actualites' | 'pages';
  words: string;
  needs: readonly CareName[];
}

const STATES = { public: 'Publié', gone: 'Retiré', absent: 'Pas encore public' } as const;

/** Every document of a kind, to open one. */
export function DocumentList({ kind, words, needs, documents, counts }: DocumentListProps) {
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
                    {CARE_RULES[name].label} ({count})
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
      <ul className="po-desk-list">
        {documents.map(({ slug, title, address, visibility, updatedAt, needs: met }) => (
          <li key={slug}>
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
                <a href={`/studio/contenus/${kind}/${slug}#a-reprendre`}>
                  <span className="fr-sr-only">{title}, à reprendre : </span>
                  {met.map((name) => CARE_RULES[name].label).join(' · ')}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
