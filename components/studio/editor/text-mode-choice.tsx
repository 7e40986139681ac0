import type { TextMode } from './use-text-mode.ts';

const MODES = [
  { id: 'visual', label: 'Mis en forme' },
  { id: 'plain', label: 'Brut' },
] as const satisfies { id: TextMode; label: string }[];

interface TextModeChoiceProps {
  mode: TextMode;
  onChoose: (mode: TextMode) => void;
}

/** The text as it is written, or with its marks quiet and its components as cards. */
export function TextModeChoice({ mode, onChoose }: TextModeChoiceProps) {
  return (
    <fieldset className="fr-segmented fr-segmented--sm po-text-mode">
      <legend className="fr-segmented__legend">Présentation du texte</legend>
      <div className="fr-segmented__elements">
        {MODES.map(({ id, label }) => (
          <div className="fr-segmented__element" key={id}>
            <input
              type="radio"
              name="presentation"
              id={`presentation-${id}`}
              checked={id === mode}
              onChange={() => {
                onChoose(id);
              }}
            />
            <label className="fr-label" htmlFor={`presentation-${id}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
