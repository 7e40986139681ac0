'use client';

import { useState } from 'react';
import type { OfferedText } from '#lib/studio/closed-drafts.ts';
import type { KeptText } from './kept-text.ts';

interface OfferedNoticeProps {
  offered: OfferedText | null;
  /** It waits until this window may write, and while two texts are being merged. */
  isShown: boolean;
  onTake: (kept: KeptText) => void;
}

/** Of no version of this draft: what it holds is merged with the text, unless both come from the same. */
const NO_VERSION = 0;

/** A text of an earlier draft of this document: taken up again in this one, without replacing anything unseen. */
export function OfferedNotice({ offered, isShown, onTake }: OfferedNoticeProps) {
  const [isOver, setOver] = useState(false);
  if (!offered || isOver || !isShown) return null;
  const { text, base, author, when } = offered;
  const close = () => {
    setOver(true);
    // Loaded again, the page does not offer it a second time.
    history.replaceState(null, '', location.pathname);
    document.getElementById('volet-fiche')?.focus();
  };
  return (
    <section className="fr-alert fr-alert--info" aria-labelledby="texte-propose">
      <h2 className="fr-alert__title" id="texte-propose">
        Un texte d’un brouillon fermé est à reprendre ici
      </h2>
      <p>
        Texte de {author}, {when}. Rien n’est remplacé sans vous : si ce brouillon dit autre chose, les deux
        textes sont d’abord réunis.
      </p>
      <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
        <li>
          <button
            type="button"
            className="fr-btn"
            onClick={() => {
              onTake({ version: NO_VERSION, text, at: Date.now(), ...(base !== null && { base }) });
              close();
            }}
          >
            Reprendre ce texte
          </button>
        </li>
        <li>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={close}>
            Ne pas le reprendre
          </button>
        </li>
      </ul>
    </section>
  );
}
