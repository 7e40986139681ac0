'use client';

import { useState } from 'react';
import { REASON_MAX } from '#lib/reason.ts';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import { countOpenComments } from '#lib/studio/comment-words.ts';
import type { AskedTime } from '#lib/studio/schedule.ts';
import { formatDue } from '#lib/studio/schedule-words.ts';
import type { Unseen } from '#lib/studio/unseen.ts';
import { describeRefusal, type PublishAnswer } from './describe-refusal.ts';
import { type ScheduledDraft, ScheduledState } from './scheduled-state.tsx';
import { WhenChoice } from './when-choice.tsx';

const OVERRIDE_ID = 'derogation';

export interface PublishWords {
  reason: string | null;
  override: string | null;
}

interface PublishPanelProps {
  faults: readonly CheckedFault[];
  version: number;
  scheduled: ScheduledDraft | null;
  /** They hold nothing up. */
  openComments: number;
  publish: (words: PublishWords) => Promise<PublishAnswer>;
  schedule: (words: PublishWords & AskedTime) => Promise<PublishAnswer>;
  /** Something else was published or written meanwhile: it is to be merged first. */
  onUnseen: (unseen: Unseen) => void;
}

const FILES = {
  written: 'Le fichier du dépôt est à jour.',
  overtaken: 'Le fichier a changé au même moment : son texte attend sur le bureau.',
  later: 'Le fichier n’a pas encore pu être écrit : le portail réessaie.',
  'store-only': 'Le dossier des contenus ne peut pas être modifié : le portail seul garde ce texte.',
} as const;

interface OverrideFieldProps {
  warnings: number;
  value: string;
  isMissing: boolean;
  onChange: (value: string) => void;
}

/** Says itself what it lacks: a browser's own message passes and is not always in French (RGAA 11.10). */
function OverrideField({ warnings, value, isMissing, onChange }: OverrideFieldProps) {
  return (
    <div className={`fr-input-group${isMissing ? ' fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={OVERRIDE_ID}>
        Pourquoi publier malgré {warnings > 1 ? `les ${warnings} conseils` : 'le conseil'} (obligatoire)
        <span className="fr-hint-text">Gardé dans le journal.</span>
      </label>
      <input
        className="fr-input"
        id={OVERRIDE_ID}
        maxLength={REASON_MAX}
        aria-required
        aria-invalid={isMissing}
        aria-describedby="derogation-erreur"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <div id="derogation-erreur">
        {isMissing && (
          <p className="fr-error-text">
            Dites en quelques mots pourquoi, par exemple « citation », ou suivez les conseils.
          </p>
        )}
      </div>
    </div>
  );
}

function ScheduledPanel({ due }: { due: string }) {
  return (
    <div className="fr-alert fr-alert--success" role="status" id="programme">
      <h3 className="fr-alert__title">Programmé</h3>
      <p>Ce brouillon sera publié le {due}. Modifier le texte d’ici là annule la programmation.</p>
      <p>
        <a href="/studio">Revenir au bureau</a>, où vous pouvez l’annuler.
      </p>
    </div>
  );
}

function describeButton(busy: boolean, isLater: boolean): string {
  if (isLater) return busy ? 'Programmation…' : 'Programmer';
  return busy ? 'Publication…' : 'Publier';
}

/** Publishing: why, and why in spite of the warnings, once nothing else stands in its way. */
export function PublishPanel(props: PublishPanelProps) {
  const { faults, version, scheduled, openComments, publish, schedule, onUnseen } = props;
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<PublishAnswer>();
  const [isMissing, setMissing] = useState(false);
  const [isLater, setLater] = useState(false);
  const [time, setTime] = useState<AskedTime>({ minute: '', occurrence: null });
  const [awaited, setAwaited] = useState(scheduled);
  const isAwaited = awaited?.version === version;
  const warnings = faults.some((fault) => fault.blocking) ? 0 : faults.length;
  const refusal = answer && describeRefusal(answer);
  const send = async () => {
    if (warnings > 0 && override.trim() === '') {
      setMissing(true);
      document.getElementById(OVERRIDE_ID)?.focus();
      return;
    }
    setBusy(true);
    const words = { reason: reason.trim() || null, override: override.trim() || null };
    const next = await (isLater && !isAwaited ? schedule({ ...words, ...time }) : publish(words));
    if ('outcome' in next && next.outcome === 'scheduled')
      setAwaited({ due: formatDue(next), version: next.version });
    setAnswer(next);
    setBusy(false);
    if ('outcome' in next && next.outcome === 'unseen') onUnseen(next.unseen);
  };
  if (answer && 'outcome' in answer && answer.outcome === 'published') {
    return (
      <div className="fr-alert fr-alert--success" role="status" id="publie">
        <h3 className="fr-alert__title">Publié</h3>
        <p>{FILES[answer.file]}</p>
        <p>
          <a href={answer.address}>Voir la page publique</a> · <a href="/studio">Revenir au bureau</a>
        </p>
      </div>
    );
  }
  if (isAwaited && answer && 'outcome' in answer && answer.outcome === 'scheduled') {
    return <ScheduledPanel due={awaited.due} />;
  }
  return (
    <form
      className="po-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="raison">
          Pourquoi ce changement
          <span className="fr-hint-text">Facultatif. Gardé dans l’historique.</span>
        </label>
        <input
          className="fr-input"
          id="raison"
          maxLength={REASON_MAX}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      </div>
      {warnings > 0 && (
        <OverrideField
          warnings={warnings}
          value={override}
          isMissing={isMissing}
          onChange={(value) => {
            setOverride(value);
            setMissing(false);
          }}
        />
      )}
      {openComments > 0 && (
        <p>
          Ce brouillon a <a href="#commentaires">{countOpenComments(openComments)}</a>.
        </p>
      )}
      {awaited && <ScheduledState scheduled={awaited} version={version} />}
      {!isAwaited && (
        <WhenChoice
          isLater={isLater}
          onChoose={setLater}
          onTime={(next) => {
            setTime(next);
            // What was said of the former hour is over.
            setAnswer(undefined);
          }}
        />
      )}
      <button type="submit" className="fr-btn" disabled={busy}>
        {describeButton(busy, isLater && !isAwaited)}
      </button>
      <div role="alert" id="publication-etat">
        {refusal !== undefined && <p className="fr-message fr-message--error">{refusal}</p>}
      </div>
    </form>
  );
}
