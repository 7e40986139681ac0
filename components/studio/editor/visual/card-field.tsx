import type { AttributeForm } from '#lib/content/tags.ts';

const MAX_LENGTH = 1_000;

export interface Choice {
  value: string;
  /** What it stands for. */
  label?: string;
}

interface CardFieldProps {
  id: string;
  label: string;
  hint: string | undefined;
  form: AttributeForm | undefined;
  isRequired: boolean;
  /** Words to choose from; any other may be written. */
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}

/** One attribute of a component. */
export function CardField(props: CardFieldProps) {
  const { id, label, hint, form, isRequired, choices, value, onChange } = props;
  if (form === 'yes') {
    return (
      <div className="fr-checkbox-group">
        <input
          type="checkbox"
          id={id}
          checked={value !== ''}
          onChange={({ target }) => {
            onChange(target.checked ? 'oui' : '');
          }}
        />
        <label className="fr-label" htmlFor={id}>
          {label}
        </label>
      </div>
    );
  }
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {!isRequired && ' (facultatif)'}
        {hint !== undefined && <span className="fr-hint-text">{hint}</span>}
      </label>
      <input
        className="fr-input"
        id={id}
        maxLength={MAX_LENGTH}
        autoComplete="off"
        lang="fr"
        value={value}
        {...(choices.length > 0 && { list: `${id}-liste` })}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
      {choices.length > 0 && (
        <datalist id={`${id}-liste`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} label={choice.label} />
          ))}
        </datalist>
      )}
    </div>
  );
}
