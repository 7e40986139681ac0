import { formatCount, formatDate } from '#lib/french.ts';
import type { Misses } from '#lib/studio/misses.ts';
import { CsrfField } from './csrf-field.tsx';

interface Miss {
  text: string;
  days: number;
  count: number;
  lastDay: string;
}

interface MissFormProps {
  miss: Miss;
  token: string;
  rank: number;
  kind: 'search' | 'address';
  /** Where the form goes, its field, and what it is called. */
  action: string;
  field: string;
  label: string;
  submit: string;
  proposed: string;
  list: string;
}

function MissForm({ miss, token, rank, kind, action, field, label, submit, proposed, list }: MissFormProps) {
  const id = `${field}-${rank}`;
  return (
    <li>
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
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={id}>
            {label}
            <span className="fr-sr-only"> « {miss.text} »</span>
          </label>
          <input className="fr-input" id={id} name={field} list={list} defaultValue={proposed} required />
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

/** Searches without result and addresses not found, each with the one thing that settles it. */
export function MissesView({ misses, token }: { misses: Misses; token: string }) {
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
                token={token}
                rank={rank}
                kind="search"
                action="/studio/introuvables/synonyme"
                field="mots"
                label="Trouver aussi ce que trouvent"
                submit="Ajouter le synonyme"
                proposed=""
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
                token={token}
                rank={rank}
                kind="address"
                action="/studio/introuvables/redirection"
                field="cible"
                label="Mener à"
                submit="Ajouter la redirection"
                proposed={miss.near ?? ''}
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
