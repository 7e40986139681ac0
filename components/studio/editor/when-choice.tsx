import type { AskedTime } from '#lib/studio/schedule.ts';
import { WhenFields } from '#components/studio/when-fields.tsx';

interface WhenChoiceProps {
  isLater: boolean;
  onChoose: (isLater: boolean) => void;
  onTime: (time: AskedTime) => void;
}

const CHOICES = [
  { id: 'quand-maintenant', label: 'Maintenant', later: false },
  { id: 'quand-date', label: 'À une date', later: true },
] as const;

/** When a draft is published. */
export function WhenChoice({ isLater, onChoose, onTime }: WhenChoiceProps) {
  return (
    <>
      <fieldset className="fr-fieldset" aria-labelledby="quand">
        <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id="quand">
          Quand publier
        </legend>
        {CHOICES.map(({ id, label, later }) => (
          <div className="fr-fieldset__element fr-fieldset__element--inline" key={id}>
            <div className="fr-radio-group fr-radio-group--sm">
              <input
                type="radio"
                id={id}
                name="quand"
                checked={isLater === later}
                onChange={() => {
                  onChoose(later);
                }}
              />
              <label className="fr-label" htmlFor={id}>
                {label}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      {isLater && (
        <div>
          <WhenFields id="publication-programmee" onChange={onTime} />
          <p className="fr-hint-text">
            Le texte sera contrôlé de nouveau à cette heure. Le modifier d’ici là annule la programmation.
          </p>
        </div>
      )}
    </>
  );
}
