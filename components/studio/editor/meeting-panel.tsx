import { useEffect, useRef } from 'react';
import type { Unseen } from '#lib/studio/unseen.ts';
import { describeAnswer, describeFailure } from './describe-failure.ts';
import type { DraftRequests } from './draft-requests.ts';
import { MergePanel } from './merge-panel.tsx';
import type { useDraft } from './use-draft.ts';
import type { usePresence } from './use-presence.ts';

interface MeetingPanelProps {
  writing: ReturnType<typeof useDraft>;
  presence: ReturnType<typeof usePresence>;
  requests: DraftRequests;
  unseen: Unseen | undefined;
  onUnseen: (unseen: Unseen | undefined) => void;
}

const UNSEEN_WORDS = {
  file: { heading: 'Le fichier a changé sur le disque', their: 'le texte du fichier' },
  published: { heading: 'Ce document a été publié depuis', their: 'le texte publié' },
} as const;

/** Where mine meets another text: another save of this draft first, then what was published or written in the file. */
export function MeetingPanel({ writing, presence, requests, unseen, onUnseen }: MeetingPanelProps) {
  const { state, settle } = writing;
  const { save, text, origin, isKept } = state;
  const isOpen = save.kind === 'conflict' || unseen !== undefined;
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button that had the focus went with the panel.
    if (wasOpen.current && !isOpen) document.querySelector<HTMLElement>('[name="volet"]:checked')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (save.kind === 'conflict') {
    const { author, theirs, version } = save;
    return (
      <MergePanel
        key={version}
        heading={
          author === null
            ? 'Ce brouillon a été enregistré depuis que vous avez écrit ce texte'
            : `${author} a enregistré ce brouillon avant vous`
        }
        their={author === null ? 'le texte enregistré' : `le texte de ${author}`}
        base={origin.text}
        mine={text}
        theirs={theirs}
        onSettle={async (chosen) => describeAnswer(await settle(chosen), isKept)}
      />
    );
  }
  if (unseen) {
    return (
      <MergePanel
        key={`${unseen.revisionId} ${unseen.fileHash}`}
        {...UNSEEN_WORDS[unseen.origin]}
        base={unseen.from}
        mine={text}
        theirs={unseen.text}
        onSettle={async (chosen) => {
          const answer = await settle(chosen);
          const refusal = describeAnswer(answer, isKept);
          if (refusal !== undefined) return refusal;
          const accepted = await requests.acceptBase(unseen);
          if ('failure' in accepted) return describeFailure(accepted);
          presence.acceptBase();
          onUnseen(undefined);
          return undefined;
        }}
      />
    );
  }
  if (!presence.baseMoved) return null;
  const show = async () => {
    const answer = await requests.findUnseen();
    if ('failure' in answer) return;
    if (answer.unseen) onUnseen(answer.unseen);
    else presence.acceptBase();
  };
  return (
    <div className="fr-alert fr-alert--info fr-alert--sm po-presence">
      <p role="status">
        Ce document a été publié, ou son fichier modifié, depuis que ce brouillon est commencé. Rien n’est
        remplacé.
      </p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => void show()}>
        Voir et réunir les deux textes
      </button>
    </div>
  );
}
