'use client';

import { useState } from 'react';
import type { PublishOutcome, Unseen } from '#lib/studio/publish.ts';
import { compareTexts } from '#lib/studio/compare-texts.ts';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import type { RequestFailure } from './draft-requests.ts';
import { TextDiff } from './text-diff.tsx';

const OVERRIDE_ID = 'derogation';

export type PublishAnswer = PublishOutcome | RequestFailure;

interface PublishPanelProps {
  faults: readonly CheckedFault[];
  text: string;
  publish: (reason: string | null, override: string | null) => Promise<PublishAnswer>;
  accept: (unseen: Unseen) => Promise<void>;
}

const FILES = {
  written: 'Le fichier du dépôt est à jour.',
  overtaken: 'Le fichier a changé au même moment : son texte attend sur le bureau.',
  later: 'Le fichier n’a pas encore pu être écrit : le portail réessaie.',
  'store-only': 'Le dossier des contenus ne peut pas être modifié : le portail seul garde ce texte.',
} as const;

function describeRefusal(answer: PublishAnswer): string | undefined {
  if ('failure' in answer) {
    if (answer.failure === 'refused') return answer.title;
    return answer.failure === 'expired'
      ? 'Votre session a expiré. Reconnectez-vous : votre texte est gardé.'
      : 'Le réseau ne répond pas. Rien n’est publié.';
  }
  switch (answer.outcome) {
    case 'published':
    case 'unseen':
      return undefined;
    case 'blocked':
      return `Publication refusée : ${answer.faults[0]?.message ?? ''} (ligne ${answer.faults[0]?.line ?? 1}). ${answer.faults[0]?.remedy ?? ''}`;
    case 'warned':
      return 'Il reste des conseils : dites pourquoi vous publiez quand même.';
    case 'draft-moved':
      return 'Le texte vient de changer. Relisez-le, puis publiez.';
    case 'address-taken':
      return 'L’adresse de ce document vient d’être prise par un autre.';
    case 'purged':
      return 'Ce texte a été supprimé définitivement (purge) : il ne peut pas être publié tel quel.';
    case 'busy':
      return 'Une autre publication est en cours. Réessayez dans un instant.';
    case 'disk':
      return answer.fault === 'full'
        ? 'Le disque du portail est plein : rien n’est publié, votre texte est gardé. Prévenez l’équipe technique.'
        : 'Le portail ne peut rien écrire : rien n’est publié, votre texte est gardé. Prévenez l’équipe technique.';
  }
}

function UnseenText({ unseen, text, onAccept }: { unseen: Unseen; text: string; onAccept: () => void }) {
  const [title, what] =
    unseen.origin === 'file'
      ? ['Le fichier a changé sur le disque', 'le texte du fichier']
      : ['Ce document a été publié depuis', 'le texte publié'];
  return (
    <div className="fr-alert fr-alert--warning">
      <h3 className="fr-alert__title">{title}</h3>
      <p>
        Rien n’est remplacé. Voici ce qui change de {what} au vôtre : reprenez ce qui doit l’être, puis dites
        que vous l’avez vu.
      </p>
      <TextDiff parts={compareTexts(unseen.text, text)} />
      <button type="button" className="fr-btn fr-btn--secondary" onClick={onAccept}>
        J’ai vu : garder mon texte
      </button>
    </div>
  );
}

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
        maxLength={500}
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

/** Publishing: why, and why in spite of the warnings, once nothing else stands in its way. */
export function PublishPanel({ faults, text, publish, accept }: PublishPanelProps) {
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<PublishAnswer>();
  const [isMissing, setMissing] = useState(false);
  const warnings = faults.some((fault) => fault.blocking) ? 0 : faults.length;
  const refusal = answer && describeRefusal(answer);
  const send = async () => {
    if (warnings > 0 && override.trim() === '') {
      setMissing(true);
      document.getElementById(OVERRIDE_ID)?.focus();
      return;
    }
    setBusy(true);
    const next = await publish(reason.trim() || null, override.trim() || null);
    setAnswer(next);
    setBusy(false);
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
          maxLength={500}
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
      <button type="submit" className="fr-btn" disabled={busy}>
        {busy ? 'Publication…' : 'Publier'}
      </button>
      <div role="alert" id="publication-etat">
        {refusal !== undefined && <p className="fr-message fr-message--error">{refusal}</p>}
      </div>
      {answer && 'outcome' in answer && answer.outcome === 'unseen' && (
        <UnseenText
          unseen={answer.unseen}
          text={text}
          onAccept={() => {
            void accept(answer.unseen).then(() => {
              setAnswer(undefined);
            });
          }}
        />
      )}
    </form>
  );
}
