import { REASON_MAX, WORD_MAX } from '#lib/reason.ts';
import type { DocumentHistory, HistoryEntry } from '#lib/studio/desk.ts';
import type { DocumentDraft } from '#lib/studio/document-draft.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import type { DocumentNeed } from '#lib/studio/document-needs.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { CsrfField } from './csrf-field.tsx';
import { DraftHolder } from './draft-holder.tsx';
import { NeedsList } from './needs-list.tsx';
import { Override } from './override.tsx';
import { ScheduleList } from './schedule-list.tsx';
import { WithdrawalSchedule } from './withdrawal-schedule.tsx';
import type { ScheduleItem } from '#lib/studio/list-schedules.ts';
import type { TimeFields } from '#lib/studio/schedule-form.ts';

interface DocumentViewProps {
  name: { kind: 'produits' | 'actualites' | 'pages'; slug: string };
  history: DocumentHistory;
  needs: readonly DocumentNeed[];
  /** The draft under way, whoever holds it. */
  draft: DocumentDraft | null;
  schedules: readonly ScheduleItem[];
  /** The hour that was just refused. */
  asked: TimeFields | undefined;
  token: string;
  may: {
    write: boolean;
    schedule: boolean;
    withdraw: boolean;
    move: boolean;
    verify: boolean;
    purge: boolean;
  };
}

const SOURCES = { studio: 'Studio', fichier: 'Fichier', import: 'Import' } as const;

function Entry({ entry, base }: { entry: HistoryEntry; base: string }) {
  return (
    <li>
      <a href={`${base}/revisions/${entry.id}`}>Version du {formatInstant(entry.createdAt)}</a>{' '}
      {entry.live && <span className="fr-badge fr-badge--sm fr-badge--success">Publiée</span>}
      {entry.waiting && <span className="fr-badge fr-badge--sm fr-badge--warning">En attente</span>}
      <p className="po-mention">
        {entry.author === null ? SOURCES[entry.source] : `${SOURCES[entry.source]}, par ${entry.author}`}
        {entry.reason !== null && entry.reason !== '' && ` : ${entry.reason}`}
      </p>
      <Override reason={entry.override} />
    </li>
  );
}

/** A document: its history, and what can be done to it. */
export function DocumentView(props: DocumentViewProps) {
  const { history, needs, draft, schedules, asked, token, may } = props;
  const { kind, slug } = props.name;
  const base = `/studio/contenus/${kind}/${slug}`;
  const address = kind === 'pages' ? `/${slug}` : `/${kind}/${slug}`;
  return (
    <>
      <div>
        <h1>{history.title}</h1>
        <p className="po-mention">
          {KIND_WORDS[kind].one} · <a href={address}>{address}</a>
        </p>
      </div>
      <DraftHolder draft={draft} />
      <div className="po-actions">
        {may.write && (
          <form method="post" action={`${base}/brouillon`}>
            <CsrfField token={token} />
            <button className="fr-btn" type="submit">
              Modifier
            </button>
          </form>
        )}
        {may.verify && (
          <form method="post" action={`${base}/verification`}>
            <CsrfField token={token} />
            <button className="fr-btn fr-btn--secondary" type="submit">
              Vérifié aujourd’hui
            </button>
          </form>
        )}
      </div>
      <ScheduleList items={schedules} token={token} from="document" maySchedule={may.schedule} />
      <NeedsList base={base} needs={needs} token={token} mayWrite={may.write} />
      <section aria-labelledby="historique" className="po-stack">
        <h2 className="fr-h4" id="historique">
          Historique
        </h2>
        <ul className="po-desk-list">
          {history.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} base={base} />
          ))}
        </ul>
      </section>
      {may.move && (
        <details className="po-section">
          <summary>Changer l’adresse</summary>
          <form method="post" action={`${base}/adresse`} className="po-narrow">
            <CsrfField token={token} />
            <div className="fr-input-group">
              <label className="fr-label" htmlFor="adresse">
                Nouvelle adresse
                <span className="fr-hint-text">
                  Minuscules sans accent, chiffres et traits d’union. L’ancienne mènera à la nouvelle.
                </span>
              </label>
              <input
                className="fr-input"
                id="adresse"
                name="adresse"
                required
                maxLength={120}
                pattern="[a-z0-9]+(-[a-z0-9]+)*"
                title="Minuscules sans accent, chiffres et traits d’union"
                defaultValue={slug}
              />
            </div>
            <div className="fr-input-group">
              <label className="fr-label" htmlFor="raison-adresse">
                Raison
              </label>
              <input className="fr-input" id="raison-adresse" name="raison" maxLength={REASON_MAX} />
            </div>
            <button className="fr-btn fr-btn--secondary" type="submit">
              Changer l’adresse
            </button>
          </form>
        </details>
      )}
      {may.withdraw && (
        <details className="po-section">
          <summary>Retirer la page</summary>
          <form method="post" action={`${base}/retrait`} className="po-narrow">
            <CsrfField token={token} />
            <div className="fr-input-group">
              <label className="fr-label" htmlFor="mot">
                Un mot pour les visiteurs
                <span className="fr-hint-text">Une phrase, montrée à l’adresse de la page.</span>
              </label>
              <input className="fr-input" id="mot" name="mot" maxLength={WORD_MAX} />
            </div>
            <div className="fr-input-group">
              <label className="fr-label" htmlFor="raison-retrait">
                Raison (obligatoire)
                <span className="fr-hint-text">Gardée dans l’historique et le journal.</span>
              </label>
              <input className="fr-input" id="raison-retrait" name="raison" required maxLength={REASON_MAX} />
            </div>
            <button className="fr-btn fr-btn--secondary" type="submit">
              Retirer la page
            </button>
          </form>
        </details>
      )}
      {may.schedule &&
        !schedules.some(({ action, state }) => action === 'withdraw' && state === 'pending') && (
          <WithdrawalSchedule base={base} token={token} asked={asked} />
        )}
      {may.purge && (
        <p>
          <a className="fr-link" href={`/studio/purges?objet=document&nom=${kind}/${slug}`}>
            Supprimer définitivement ce document
          </a>
        </p>
      )}
    </>
  );
}
