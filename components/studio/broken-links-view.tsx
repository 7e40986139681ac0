import { formatCount, formatDate } from '#lib/french.ts';
import { addressWords } from '#lib/studio/address-words.ts';
import type { BrokenLinks, ExternalLink, InternalLink, LinkPlace } from '#lib/studio/broken-links.ts';
import { describeProblem, describeStatus } from '#lib/studio/link-words.ts';
import { CsrfField } from './csrf-field.tsx';

function Places({ target, places, token }: { target: string; places: readonly LinkPlace[]; token: string }) {
  return (
    <ul>
      {places.map(({ kind, slug, title, line, field, mayWrite }, rank) => (
        <li key={rank} className="po-desk-row">
          <span>
            <a href={`/studio/contenus/${kind}/${slug}`}>{addressWords(kind, title)}</a>, ligne {line}
          </span>
          {mayWrite && (
            <form method="post" action={`/studio/contenus/${kind}/${slug}/brouillon`}>
              <CsrfField token={token} />
              <input type="hidden" name="champ" value={field} />
              <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">
                Corriger
                <span className="fr-sr-only">
                  {' '}
                  : {target}, {title}, ligne {line}
                </span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

function Internal({ link: { target, problem, places }, token }: { link: InternalLink; token: string }) {
  return (
    <li>
      <strong>{target}</strong>{' '}
      {problem.kind === 'moved' && (
        <span className="fr-badge fr-badge--sm fr-badge--info">A changé d’adresse</span>
      )}
      <p className="po-mention">{describeProblem(problem)}</p>
      <Places target={target} places={places} token={token} />
    </li>
  );
}

function External({ link, token }: { link: ExternalLink; token: string }) {
  const { url, status, broken, checkedOn, since, places } = link;
  return (
    <li>
      <a href={url} rel="noreferrer">
        {url}
      </a>{' '}
      {broken ? (
        <span className="fr-badge fr-badge--sm fr-badge--error">Cassé</span>
      ) : (
        <span className="fr-badge fr-badge--sm fr-badge--warning">À revérifier</span>
      )}
      <p className="po-mention">
        Au contrôle du {formatDate(checkedOn)}, {describeStatus(status)}
        {broken && `, depuis le ${formatDate(since)}`}.
      </p>
      <Places target={url} places={places} token={token} />
    </li>
  );
}

/** Links that lead nowhere, each with where it is written. */
export function BrokenLinksView({ links, token }: { links: BrokenLinks; token: string }) {
  const { internal, external } = links;
  return (
    <>
      <p id="compte">{formatCount(internal.length + external.length, 'lien', 'liens')} à reprendre.</p>
      <section className="po-stack" aria-labelledby="internes">
        <h2 className="fr-h4" id="internes">
          Vers le portail
        </h2>
        {internal.length === 0 ? (
          <p>Tous les liens vers le portail mènent à une page.</p>
        ) : (
          <ul className="po-desk-list">
            {internal.map((link) => (
              <Internal key={link.target} link={link} token={token} />
            ))}
          </ul>
        )}
      </section>
      <section className="po-stack" aria-labelledby="externes">
        <h2 className="fr-h4" id="externes">
          Vers d’autres sites
        </h2>
        <p>
          Un lien est dit cassé quand il n’a pas répondu deux jours différents. L’équipe technique lance ce
          contrôle par <code>portail links</code> ; cette page n’interroge aucun site.
        </p>
        {external.length === 0 ? (
          <p>Aucun lien n’a échoué au dernier contrôle.</p>
        ) : (
          <ul className="po-desk-list">
            {external.map((link) => (
              <External key={link.url} link={link} token={token} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
