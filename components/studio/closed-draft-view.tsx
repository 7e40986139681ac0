import { addressOf } from '#lib/addresses/address-of.ts';
import type { ClosedDraft } from '#lib/studio/closed-drafts.ts';
import { studioPathOf } from '#lib/studio/document-route.ts';
import type { Draft } from '#lib/studio/drafts.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { CsrfField } from './csrf-field.tsx';
import { DraftHolder } from './draft-holder.tsx';
import type { PageSession } from './editor/draft-requests.ts';
import { KeptOfClosed } from './editor/kept-of-closed.tsx';

interface ClosedDraftViewProps {
  draft: Draft;
  closed: ClosedDraft;
  page: PageSession;
}

function describeEnd({ closedAs, closedBy, when }: ClosedDraft): string {
  const by = closedBy === null ? '' : ` par ${closedBy}`;
  switch (closedAs) {
    case 'published':
      return `Ce brouillon a été publié le ${when}${by}.`;
    case 'abandoned':
      return `Ce brouillon a été abandonné le ${when}${by}.`;
    case null:
      return `Ce brouillon a été publié ou abandonné le ${when}.`;
  }
}

interface ClosedTextProps {
  /** In the form; empty for the draft’s own text. */
  name: string;
  label: string;
  text: string;
  action: string;
  token: string;
  mayResume: boolean;
}

function ClosedText({ name, label, text, action, token, mayResume }: ClosedTextProps) {
  const id = `texte-${name}`;
  return (
    <div className="po-stack po-stack--sm">
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={id}>
          {label}
        </label>
        <textarea className="fr-input" id={id} readOnly rows={10} defaultValue={text} />
      </div>
      {mayResume && (
        <form method="post" action={action}>
          <CsrfField token={token} />
          <input type="hidden" name="texte" value={name} />
          <button className="fr-btn fr-btn--secondary" type="submit">
            Reprendre dans un brouillon<span className="fr-sr-only"> : {label}</span>
          </button>
        </form>
      )}
    </div>
  );
}

/** A draft that was published or given up: its texts, to be read and taken up again. */
export function ClosedDraftView({ draft, closed, page }: ClosedDraftViewProps) {
  const { title, owner, asides, document, current, mayResume, savedBy } = closed;
  const action = `/studio/brouillons/${draft.id}/reprise`;
  const common = { action, token: page.token, mayResume };
  return (
    <>
      <div>
        <h1>{title}</h1>
        <p className="po-mention">
          Brouillon fermé de {owner} · adresse : {addressOf(draft.kind, draft.slug)}
          {document && (
            <>
              {' · '}
              <a href={studioPathOf(document)}>historique et page publique</a>
            </>
          )}
        </p>
      </div>
      <p>{describeEnd(closed)} Il ne peut plus être modifié : ses textes peuvent être lus et repris.</p>
      <DraftHolder draft={current} />
      {current?.mayWrite && (
        <p>
          <a href={`/studio/brouillons/${current.id}`}>Ouvrir le brouillon en cours</a> : un texte repris ici
          y sera proposé, sans rien y remplacer.
        </p>
      )}
      <KeptOfClosed
        draftId={draft.id}
        page={page}
        action={action}
        mayResume={mayResume}
        known={[draft.text, ...asides.map(({ text }) => text)]}
      />
      <section aria-labelledby="texte-du-brouillon" className="po-stack">
        <h2 className="fr-h4" id="texte-du-brouillon">
          Texte du brouillon
        </h2>
        <ClosedText
          name=""
          label={`Texte enregistré par ${savedBy}, ${formatInstant(draft.updatedAt)}`}
          text={draft.text}
          {...common}
        />
      </section>
      {asides.length > 0 && (
        <section aria-labelledby="mis-de-cote" className="po-stack">
          <h2 className="fr-h4" id="mis-de-cote">
            Textes mis de côté ({asides.length})
          </h2>
          {asides.map(({ id, author, when, text }) => (
            <ClosedText
              key={id}
              name={String(id)}
              label={`Texte de ${author}, ${when}`}
              text={text}
              {...common}
            />
          ))}
        </section>
      )}
    </>
  );
}
