'use client';

import { useEffect, useRef } from 'react';
import { compareTexts } from '#lib/studio/compare-texts.ts';
import { TextDiff } from './text-diff.tsx';

interface ConflictPanelProps {
  author: string | null;
  theirs: string;
  mine: string;
  onTheirs: () => void;
  onMine: () => void;
}

/** Two people saved: theirs and mine, side by side in one text. Whichever is chosen, the other is put aside. */
export function ConflictPanel({ author, theirs, mine, onTheirs, onMine }: ConflictPanelProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <section className="fr-alert fr-alert--warning po-conflict" aria-labelledby="conflit">
      <h2 className="fr-alert__title" id="conflit" tabIndex={-1} ref={title}>
        {author ?? 'Une autre personne'} a enregistré ce brouillon avant vous
      </h2>
      <p>
        Aucun des deux textes n’est perdu : celui que vous ne gardez pas est mis de côté dans ce brouillon.
      </p>
      <h3 className="fr-h6">De son texte au vôtre</h3>
      <TextDiff parts={compareTexts(theirs, mine)} />
      <ul className="fr-btns-group fr-btns-group--inline">
        <li>
          <button type="button" className="fr-btn" onClick={onMine}>
            Garder mon texte
          </button>
        </li>
        <li>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onTheirs}>
            Prendre le sien
          </button>
        </li>
      </ul>
    </section>
  );
}
