'use client';

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { compareTexts } from '#lib/studio/compare-texts.ts';
import {
  breaksFrontMatter,
  type Choice,
  type Conflict,
  listConflicts,
  mergeTexts,
  settleMerge,
} from '#lib/studio/merge-texts.ts';
import { PassageChoice } from './passage-choice.tsx';
import { TextDiff } from './text-diff.tsx';

interface MergePanelProps {
  heading: string;
  /** « Le texte de Camille », « le texte du fichier ». */
  their: string;
  base: string | null;
  mine: string;
  theirs: string;
  /** Saves what was chosen; says why where it could not. */
  onSettle: (chosen: string) => Promise<string | undefined>;
}

const keyOf = ({ mine, theirs }: Conflict): string => JSON.stringify([mine, theirs]);

function describeMerge(count: number): string {
  if (count === 0) return 'Les deux textes se réunissent sans rien perdre : relisez, puis confirmez.';
  const passages = count === 1 ? 'Un passage a changé' : `${count} passages ont changé`;
  return `${passages} des deux côtés : choisissez. Le reste est réuni.`;
}

function MergeDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => compareTexts(before, after), [before, after]);
  return before === after ? <p>Rien ne change.</p> : <TextDiff parts={parts} />;
}

/** The merge of mine and theirs: proposed, chosen passage by passage where both changed one, then confirmed. */
export function MergePanel({ heading, their, base, mine, theirs, onSettle }: MergePanelProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const shown = useDeferredValue(mine);
  const pieces = useMemo(() => mergeTexts(base, shown, theirs), [base, shown, theirs]);
  const conflicts = listConflicts(pieces);
  // Kept by what is chosen between, not by rank: mine may go on changing while the panel is there.
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const made = conflicts.map((conflict) => choices.get(keyOf(conflict)));
  const merged = settleMerge(pieces, made);
  const proposed =
    merged ??
    settleMerge(
      pieces,
      made.map((choice) => choice ?? 'mine'),
    ) ??
    shown;
  const settle = async (chosen: string) => {
    setBusy(true);
    setRefusal(await onSettle(chosen));
    setBusy(false);
  };
  const confirm = () => {
    if (merged !== undefined) return void settle(merged);
    setMissing(true);
    const rank = made.findIndex((choice) => choice === undefined);
    document.getElementById(`passage-${rank + 1}-mine`)?.focus();
  };
  return (
    <section className="fr-alert fr-alert--warning po-merge" aria-labelledby="reunion">
      <h2 className="fr-alert__title" id="reunion" tabIndex={-1} ref={title}>
        {heading}
      </h2>
      <p>
        {describeMerge(conflicts.length)} Aucun des deux textes n’est perdu : ce que vous ne gardez pas est
        mis de côté dans ce brouillon.
      </p>
      {conflicts.map((conflict, rank) => (
        <PassageChoice
          key={`${rank} ${keyOf(conflict)}`}
          conflict={conflict}
          rank={rank + 1}
          count={conflicts.length}
          their={their}
          choice={made[rank]}
          isMissing={isMissing}
          onChoose={(choice) => {
            setChoices(new Map(choices).set(keyOf(conflict), choice));
          }}
        />
      ))}
      <h3 className="fr-h6">De votre texte au texte réuni</h3>
      <MergeDiff before={shown} after={proposed} />
      {breaksFrontMatter(proposed, shown, theirs) && (
        <p className="fr-message fr-message--error" id="reunion-en-tete">
          L’en-tête du texte réuni ne peut pas être lu : une même clé y est peut-être deux fois. Choisissez un
          seul des deux passages, ou corrigez-le ensuite dans « Texte ».
        </p>
      )}
      <div role="alert">
        {refusal !== undefined && <p className="fr-message fr-message--error">{refusal}</p>}
      </div>
      <ul className="fr-btns-group fr-btns-group--inline">
        <li>
          <button type="button" className="fr-btn" disabled={isBusy} onClick={confirm}>
            Prendre le texte réuni
          </button>
        </li>
        <li>
          <button
            type="button"
            className="fr-btn fr-btn--secondary"
            disabled={isBusy}
            onClick={() => void settle(mine)}
          >
            Garder mon texte
          </button>
        </li>
        <li>
          <button
            type="button"
            className="fr-btn fr-btn--secondary"
            disabled={isBusy}
            onClick={() => void settle(theirs)}
          >
            Prendre {their}
          </button>
        </li>
      </ul>
    </section>
  );
}
