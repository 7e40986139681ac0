'use client';

import { useEffect, useState } from 'react';
import { findKeptText, forgetText, type KeptText } from './kept-text.ts';
import type { DraftStart } from './draft-state.ts';

const WHEN = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

interface KeptNoticeProps {
  draft: DraftStart;
  /** It waits until this window may write, and while two texts are being merged. */
  isShown: boolean;
  /** Goes on from the version that it was typed from: what was saved since is merged, not replaced. */
  onTake: (kept: KeptText) => void;
}

/** A text that this browser kept because it could not be saved: offered when the draft is opened again. */
export function KeptNotice({ draft, isShown, onTake }: KeptNoticeProps) {
  const [kept, setKept] = useState<KeptText>();
  useEffect(() => {
    const found = findKeptText(draft.id);
    if (found?.text === draft.text) forgetText(draft.id);
    if (!found || found.text === draft.text) return;
    // Only the browser knows of it: the page is shown first as the server made it.
    const timer = setTimeout(() => {
      setKept(found);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [draft.id, draft.text]);
  if (!kept || !isShown) return null;
  const close = () => {
    setKept(undefined);
    document.getElementById('volet-fiche')?.focus();
  };
  return (
    <section className="fr-alert fr-alert--info" aria-labelledby="texte-garde">
      <h2 className="fr-alert__title" id="texte-garde">
        Ce navigateur garde un texte qui n’a pas été enregistré
      </h2>
      <p>
        Il date du {WHEN.format(new Date(kept.at))}. Le reprendre remplace le texte à l’écran ; « Annuler » y
        revient. Si le brouillon a été enregistré depuis, les deux textes sont d’abord réunis.
      </p>
      <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
        <li>
          <button
            type="button"
            className="fr-btn"
            onClick={() => {
              onTake(kept);
              close();
            }}
          >
            Reprendre ce texte
          </button>
        </li>
        <li>
          <button
            type="button"
            className="fr-btn fr-btn--secondary"
            onClick={() => {
              forgetText(draft.id);
              close();
            }}
          >
            L’oublier
          </button>
        </li>
      </ul>
    </section>
  );
}
