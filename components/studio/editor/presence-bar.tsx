import { useEffect, useRef } from 'react';
import type { Companion } from '#lib/studio/presence.ts';
import type { PresenceState } from './use-presence.ts';

interface PresenceBarProps {
  presence: PresenceState;
  canSave: boolean;
  /** A text typed here was put aside when the hand was taken. */
  isAside: boolean;
  onTake: () => void;
}

const LIST = new Intl.ListFormat('fr', { type: 'conjunction' });

const nameOf = ({ name, isSelf }: Companion): string => (isSelf ? 'vous, dans une autre fenêtre' : name);

function describeCompanions(companions: readonly Companion[]): string {
  const names = companions.map((one) => `${nameOf(one)}${one.hasHand ? ' (a la main)' : ''}`);
  return `Aussi sur ce brouillon : ${LIST.format(names)}.`;
}

function describeHand({ presence, canSave, isAside }: PresenceBarProps): string {
  const { hasHand, isLost, isClosed, companions } = presence;
  if (isClosed && !hasHand) return 'Ce brouillon vient d’être publié ou abandonné.';
  if (!canSave) return 'Vous pouvez lire et commenter ce brouillon, non le modifier.';
  if (hasHand)
    return companions.length > 0 ? 'Vous avez la main : les autres lisent ce que vous enregistrez.' : '';
  const holder = companions.find((one) => one.hasHand);
  const name = holder?.isSelf ? 'Votre autre fenêtre' : (holder?.name ?? 'Une autre personne');
  const reading = 'Ce que vous lisez suit ses enregistrements.';
  if (isAside)
    return `${name} a pris la main. Ce que vous n’aviez pas enregistré est mis de côté dans ce brouillon : reprendre la main réunira les deux textes.`;
  return isLost ? `${name} a pris la main. Tout votre texte est enregistré. ${reading}` : reading;
}

/** Who else has this draft on their screen, read out when it changes, and how to write in their place. */
export function PresenceBar(props: PresenceBarProps) {
  const { presence, canSave, isAside, onTake } = props;
  const { companions, hasHand, isClosed } = presence;
  const isAsked = useRef(false);
  useEffect(() => {
    if (!hasHand || !isAsked.current) return;
    isAsked.current = false;
    // The button that had the focus is gone.
    document.querySelector<HTMLElement>('[name="volet"]:checked')?.focus();
  }, [hasHand]);
  const hand = describeHand(props);
  const isQuiet = companions.length === 0 && hand === '';
  const tone = isAside || (isClosed && !hasHand) ? 'warning' : 'info';
  return (
    <div
      className={isQuiet ? 'po-presence' : `po-presence fr-alert fr-alert--sm fr-alert--${tone}`}
      id="presence"
    >
      <div role="status">
        {companions.length > 0 && <p>{describeCompanions(companions)}</p>}
        {hand !== '' && <p>{hand}</p>}
      </div>
      {canSave && !hasHand && !isClosed && (
        <button
          type="button"
          className="fr-btn fr-btn--sm"
          onClick={() => {
            isAsked.current = true;
            onTake();
          }}
        >
          Prendre la main
        </button>
      )}
    </div>
  );
}
