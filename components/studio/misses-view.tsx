import { formatCount, formatDate } from '#lib/french.ts';
import { ANSWER_MAX_LENGTH, REFUSED_ID, type RefusedAnswer } from '#lib/studio/miss-answer.ts';
import type { Misses, NearMiss } from '#lib/studio/misses.ts';
import { CsrfField } from './csrf-field.tsx';

interface MissFormProps {
  miss: NearMiss;
  refused: RefusedAnswer | undefined;
  token: string;
  rank: number;
  kind: 'search' | 'address';
  /** Where the form goes, its field, and what it is called. */
  action: string;
  field: string;
  label: string;
  submit: string;
  list: string;
}

function MissForm({ miss, refused, token, rank, kind, action, field, label, submit, list }: MissFormProps) {
  const id = `${field}-${rank}`;
  const error = refused?.kind === kind && refused.text === miss.text ? refused : undefined;
  return (
    <li {...(error && { id: REFUSED_ID })}>
      <p>
        <strong>{miss.text}</strong>{' '}
        <span className="po-mention">
          {formatCount(miss.count, 'fois', 'fois')}, sur {formatCount(miss.days, 'jour', 'jours')}, la
          dernière le {formatDate(miss.lastDay)}
        </span>
      </p>
      <form method="post" action={action} className="po-miss-form">
        <CsrfField token={token} />
        <input type="hidden" name="texte" value={miss.text} />
        <div className={error ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}>
          <label className="fr-label" htmlFor={id}>
            {label}
            <span className="fr-sr-only"> « {miss.text} »</span>
          </label>
          <input
            className={error ? 'fr-input fr-input--error' : 'fr-input'}
            id={id}
            name={field}
            list={list}
            defaultValue={error?.typed ?? miss.near ?? ''}
            maxLength={ANSWER_MAX_LENGTH}
            required
            {...(error && { 'aria-invalid': true, 'aria-describedby': `${id}-erreur` })}
          />
          {error && (
            <p className="fr-error-text" id={`${id}-erreur`}>
              {error.reason}
            </p>
          )}
        </div>
        <button className="fr-btn fr-btn--sm" type="submit">
          {submit}
          <span className="fr-sr-only"> : {miss.text}</span>
        </button>
      </form>
      <form method="post" action="/studio/introuvables/oubli">
        <CsrfField token={token} />
        <input type="hidden" name="genre" value={kind} />
        <input type="hidden" name="texte" value={miss.text} />
        <button className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm" type="submit">
          Laisser ainsi<span className="fr-sr-only"> : {miss.text}</span>
        </button>
      </form>
    </li>
  );
}

const NOTHING = 'Rien pour l’instant : une ligne paraît quand elle a été demandée trois jours différents.';

interface MissesViewProps {
  misses: Misses;
  /** The last answer, where it was refused. */
  refused: RefusedAnswer | undefined;
  token: string;
}

/** Searches without result and addresses not found, each with the one thing that settles it. */
export function MissesView({ misses, refused, token }: MissesViewProps) {
  const { searches, addresses, words, pages } = misses;
  return (
    <>
      <section className="po-stack" aria-labelledby="recherches">
        <h2 className="fr-h4" id="recherches">
          Recherches sans résultat
        </h2>
        <p>
          Dites par quels mots des fiches on trouve ce qui est cherché : plusieurs se séparent par des
          virgules. La ligne s’ajoute à la fin de <code>referentiels/synonymes.yaml</code>.
        </p>
        {searches.length === 0 ? (
          <p>{NOTHING}</p>
        ) : (
          <ul className="po-desk-list">
            {searches.map((miss, rank) => (
              <MissForm
                key={miss.text}
                miss={miss}
                refused={refused}
                token={token}
                rank={rank}
                kind="search"
                action="/studio/introuvables/synonyme"
                field="mots"
                label="Trouver aussi ce que trouvent"
                submit="Ajouter le synonyme"
                list="mots-connus"
              />
            ))}
          </ul>
        )}
      </section>
      <section className="po-stack" aria-labelledby="adresses">
        <h2 className="fr-h4" id="adresses">
          Adresses introuvables
        </h2>
        <p>
          Dites quelle page répond aujourd’hui. La ligne s’ajoute à la fin de{' '}
          <code>referentiels/redirections.yaml</code>.
        </p>
        {addresses.length === 0 ? (
          <p>{NOTHING}</p>
        ) : (
          <ul className="po-desk-list">
            {addresses.map((miss, rank) => (
              <MissForm
                key={miss.text}
                miss={miss}
                refused={refused}
                token={token}
                rank={rank}
                kind="address"
                action="/studio/introuvables/redirection"
                field="cible"
                label="Mener à"
                submit="Ajouter la redirection"
                list="adresses-connues"
              />
            ))}
          </ul>
        )}
      </section>
      <datalist id="mots-connus">
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <datalist id="adresses-connues">
        {pages.map((page) => (
          <option key={page} value={page} />
        ))}
      </datalist>
    </>
  );
}
