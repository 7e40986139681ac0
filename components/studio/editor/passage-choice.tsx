import { type Choice, CHOICES, type Conflict } from '#lib/studio/merge-texts.ts';

interface PassageChoiceProps {
  conflict: Conflict;
  rank: number;
  count: number;
  their: string;
  choice: Choice | undefined;
  isMissing: boolean;
  onChoose: (choice: Choice) => void;
}

function Passage({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3 className="fr-text--md">{title}</h3>
      {text.trim() === '' ? (
        <p>
          <em>Rien : ce passage est retiré.</em>
        </p>
      ) : (
        <pre className="po-merge-text">{text}</pre>
      )}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One passage that both changed: side by side, and which one stays. */
export function PassageChoice(props: PassageChoiceProps) {
  const { conflict, rank, count, their, choice, isMissing, onChoose } = props;
  const id = `passage-${rank}`;
  const isFaulty = isMissing && choice === undefined;
  const labels: Record<Choice, string> = {
    mine: 'Garder le mien',
    theirs: `Garder ${their}`,
    both: 'Garder les deux, le mien en second',
  };
  return (
    <fieldset className="fr-fieldset po-merge-passage" aria-labelledby={`${id}-legende ${id}-erreur`}>
      <legend className="fr-fieldset__legend" id={`${id}-legende`}>
        {count > 1 ? `Passage ${rank} sur ${count}` : 'Ce passage a changé des deux côtés'}
      </legend>
      <div className="po-merge-sides">
        <Passage title="Votre texte" text={conflict.mine} />
        <Passage title={capital(their)} text={conflict.theirs} />
      </div>
      {CHOICES.map((one) => (
        <div className="fr-fieldset__element" key={one}>
          <div className="fr-radio-group fr-radio-group--sm">
            <input
              type="radio"
              id={`${id}-${one}`}
              name={id}
              checked={choice === one}
              onChange={() => {
                onChoose(one);
              }}
            />
            <label className="fr-label" htmlFor={`${id}-${one}`}>
              {labels[one]}
            </label>
          </div>
        </div>
      ))}
      <div className="fr-messages-group" id={`${id}-erreur`}>
        {isFaulty && <p className="fr-message fr-message--error">Choisissez ce qui reste de ce passage.</p>}
      </div>
    </fieldset>
  );
}
