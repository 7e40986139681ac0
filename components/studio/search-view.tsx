import { Marked } from '#components/form/marked.tsx';
import { formatCount } from '#lib/french.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { type StudioQuery, studioSearchPath } from '#lib/studio/search-query.ts';
import { SEARCH_STATES } from '#lib/studio/search-states.ts';
import type { StudioHit, StudioSearch } from '#lib/studio/search-studio.ts';
import { PageLinks } from './page-links.tsx';
import { SearchChoices } from './search-choices.tsx';

interface SearchViewProps {
  query: StudioQuery;
  found: StudioSearch;
}

function Hit({
  hit: { kind, state, title, href, address, changedAt, titlePieces, passage },
}: {
  hit: StudioHit;
}) {
  return (
    <li>
      <a href={href}>
        <Marked pieces={titlePieces} />
      </a>{' '}
      <span className="fr-badge fr-badge--sm fr-badge--no-icon">{SEARCH_STATES[state]}</span>
      {passage && (
        <p>
          <Marked pieces={passage} />
        </p>
      )}
      <p className="po-mention">
        {KIND_WORDS[kind].one}
        {changedAt !== null &&
          `, ${state === 'brouillon' ? 'enregistré' : 'modifié'} le ${formatInstant(changedAt)}`}
        {address !== null && (
          <>
            {' · '}
            <a href={address} aria-label={`${address} : voir la page publique de ${title}`}>
              {address}
            </a>
          </>
        )}
      </p>
    </li>
  );
}

/** One search over all that this person may read, whatever its state. */
export function SearchView({ query, found }: SearchViewProps) {
  const { q, kinds, states } = query;
  return (
    <>
      <h1>Recherche</h1>
      <form
        method="get"
        action="/studio/recherche"
        role="search"
        aria-label="Tout le studio"
        className="po-stack"
      >
        <div className="fr-input-group po-narrow">
          <label className="fr-label" htmlFor="recherche">
            Chercher dans tout le studio
            <span className="fr-hint-text">
              Publié, retiré, en attente ou brouillon : titres, fiches et textes. Entre guillemets, les mots
              se suivent.
            </span>
          </label>
          <input
            className="fr-input"
            id="recherche"
            name="q"
            type="search"
            maxLength={QUERY_MAX_LENGTH}
            defaultValue={q}
            autoComplete="off"
          />
        </div>
        <SearchChoices
          legend="Genre"
          name="genre"
          choices={found.kinds}
          chosen={kinds}
          wordsOf={(kind) => KIND_WORDS[kind].many}
        />
        <SearchChoices
          legend="État"
          name="etat"
          choices={found.states}
          chosen={states}
          wordsOf={(state) => SEARCH_STATES[state]}
        />
        <button className="fr-btn" type="submit">
          Chercher
        </button>
      </form>
      {q !== '' && (
        <>
          <p id="compte">{formatCount(found.total, 'résultat', 'résultats')}</p>
          {found.total === 0 && (
            <p>
              Rien de ce que vous pouvez lire ne correspond à « {q} ». Essayez un mot plus général
              {kinds.length + states.length > 0 && ', ou retirez un choix'}.
            </p>
          )}
          {found.total > 0 && (
            <ul className="po-desk-list">
              {found.hits.map((hit) => (
                <Hit key={hit.key} hit={hit} />
              ))}
            </ul>
          )}
          <PageLinks
            page={found.page}
            pages={found.pages}
            hrefOf={(page) => studioSearchPath({ ...query, page })}
            label="Pages de la recherche"
          />
        </>
      )}
    </>
  );
}
