import type { ReactNode } from 'react';
import { countOpenComments } from '#lib/studio/comment-words.ts';
import { addressWords } from '#lib/studio/address-words.ts';
import type { Desk } from '#lib/studio/desk.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { formatDate } from '#lib/french.ts';
import { CareCounts } from './care-counts.tsx';
import { CsrfField } from './csrf-field.tsx';
import { DeskLinks } from './desk-links.tsx';

interface DeskViewProps {
  desk: Desk;
  /** What is to be done at an hour to come. */
  schedules: ReactNode;
  token: string;
  canVerify: boolean;
  canDecide: boolean;
  /** A coach writes sheets alone. */
  onlyProducts: boolean;
}

const STALE_SHOWN = 10;

function Drafts({ drafts, heading, empty }: { drafts: Desk['drafts']; heading: string; empty?: string }) {
  if (drafts.length === 0 && empty === undefined) return null;
  return (
    <section className="po-stack" aria-label={heading}>
      <h2 className="fr-h4">{heading}</h2>
      {drafts.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="po-desk-list">
          {drafts.map(({ id, title, kind, owner, mine, isNew, updatedAt, openComments }) => (
            <li key={id}>
              <a href={`/studio/brouillons/${id}`}>{addressWords(kind, title)}</a>{' '}
              {isNew && <span className="fr-badge fr-badge--sm fr-badge--new">Nouveau</span>}
              <p className="po-mention">
                {mine ? 'Enregistré' : `De ${owner}, enregistré`} le {formatInstant(updatedAt)}
                {openComments > 0 && (
                  <>
                    {' · '}
                    <a href={`/studio/brouillons/${id}#commentaires`}>
                      {countOpenComments(openComments)}
                      <span className="fr-sr-only"> sur {title}</span>
                    </a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FilesToDecide({ desk, token, canDecide }: DeskViewProps) {
  const { refused, waiting } = desk;
  if (refused.length + waiting.length === 0) return null;
  return (
    <section className="po-stack" aria-label="Fichiers refusés ou en attente">
      <h2 className="fr-h4">Fichiers refusés ou en attente</h2>
      <ul className="po-desk-list">
        {waiting.map(({ title, kind, slug, revisionId }) => (
          <li key={`${kind}/${slug}`}>
            <a href={`/studio/contenus/${kind}/${slug}/revisions/${revisionId}`}>
              {addressWords(kind, title)}
            </a>{' '}
            <span className="fr-badge fr-badge--sm fr-badge--warning">En attente</span>
            <p className="po-mention">
              Le fichier dit autre chose que la page publique : comparez, puis décidez.
            </p>
            {canDecide && (
              <form method="post" action={`/studio/contenus/${kind}/${slug}/fichier`}>
                <CsrfField token={token} />
                <input type="hidden" name="revision" value={revisionId} />
                <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">
                  Garder la page publique<span className="fr-sr-only"> {slug}</span>
                </button>
              </form>
            )}
          </li>
        ))}
        {refused.map(({ path, faults }) => (
          <li key={path}>
            <strong>{path}</strong> <span className="fr-badge fr-badge--sm fr-badge--error">Refusé</span>
            <p className="po-mention">La dernière bonne version reste en ligne.</p>
            <ul>
              {faults
                .filter(({ severity }) => severity === 'error')
                .map(({ line, message, remedy }) => (
                  <li key={`${line} ${message}`}>
                    Ligne {line} : {message} {remedy}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StaleSheets({ desk, token, canVerify }: DeskViewProps) {
  const { stale } = desk;
  const shown = stale.slice(0, STALE_SHOWN);
  return (
    <section className="po-stack" aria-label="Fiches à vérifier">
      <h2 className="fr-h4">Fiches à vérifier</h2>
      {stale.length === 0 ? (
        <p>Toutes les fiches ont été vérifiées depuis moins de six mois.</p>
      ) : (
        <>
          <p>
            {stale.length > 1 ? `${stale.length} fiches n’ont` : 'Une fiche n’a'} pas été vérifiée
            {stale.length > 1 ? 's' : ''} depuis six mois. Relisez, puis datez.
          </p>
          <ul className="po-desk-list">
            {shown.map(({ slug, name, verifiedAt }) => (
              <li key={slug} className="po-desk-row">
                <div>
                  <a href={`/studio/contenus/produits/${slug}`}>{name}</a>
                  <p className="po-mention">
                    {verifiedAt === null ? 'Jamais vérifiée' : `Vérifiée le ${formatDate(verifiedAt)}`}
                  </p>
                </div>
                {canVerify && (
                  <form method="post" action={`/studio/contenus/produits/${slug}/verification`}>
                    <CsrfField token={token} />
                    <input type="hidden" name="retour" value="bureau" />
                    <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">
                      Vérifié aujourd’hui<span className="fr-sr-only"> : {name}</span>
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          {stale.length > shown.length && (
            <p>
              <a href="/studio/contenus/produits?besoin=non-verifie">Voir toutes les fiches à vérifier</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What waits for the person who signs in, and where to begin. */
export function DeskView(props: DeskViewProps) {
  const { desk, schedules, onlyProducts } = props;
  const kinds = onlyProducts ? (['produits'] as const) : (['actualites', 'produits', 'pages'] as const);
  return (
    <>
      <ul className="fr-btns-group fr-btns-group--inline-md fr-btns-group--sm">
        {kinds.map((kind, rank) => (
          <li key={kind}>
            <a
              className={rank === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
              href={`/studio/nouveau/${kind}`}
            >
              {KIND_WORDS[kind].create}
            </a>
          </li>
        ))}
      </ul>
      {schedules}
      <FilesToDecide {...props} />
      <Drafts
        heading="Mes brouillons"
        drafts={desk.drafts.filter(({ mine }) => mine)}
        empty="Vous n’avez pas de brouillon en cours."
      />
      <Drafts heading="Brouillons des autres" drafts={desk.drafts.filter(({ mine }) => !mine)} />
      <section className="po-stack" aria-label="Publié récemment">
        <h2 className="fr-h4">Publié récemment</h2>
        {desk.recent.length === 0 ? (
          <p>Rien n’a été publié depuis trente jours.</p>
        ) : (
          <ul className="po-desk-list">
            {desk.recent.map(({ title, kind, slug, author, at, reason }) => (
              <li key={`${kind}/${slug}`}>
                <a href={`/studio/contenus/${kind}/${slug}`}>{addressWords(kind, title)}</a>
                <p className="po-mention">
                  {author === null ? 'Par un fichier' : `Par ${author}`}, le {formatInstant(at)}
                  {reason !== null && reason !== '' && ` : ${reason}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <DeskLinks desk={desk} />
      <CareCounts care={desk.care} />
      <StaleSheets {...props} />
    </>
  );
}
