interface SearchChoicesProps<T extends string> {
  legend: string;
  name: string;
  choices: readonly { value: T; count: number }[];
  chosen: readonly T[];
  wordsOf: (value: T) => string;
}

/** Choices of a search with what each would show; one that was chosen stays, even where it shows nothing. */
export function SearchChoices<T extends string>({
  legend,
  name,
  choices,
  chosen,
  wordsOf,
}: SearchChoicesProps<T>) {
  const empty = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const shown = [...choices, ...empty.map((value) => ({ value, count: 0 }))];
  if (shown.length === 0) return null;
  return (
    <fieldset className="fr-fieldset po-care">
      <legend className="fr-fieldset__legend">{legend}</legend>
      {shown.map(({ value, count }) => (
        <div className="fr-fieldset__element" key={value}>
          <div className="fr-checkbox-group fr-checkbox-group--sm">
            <input
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <label className="fr-label" htmlFor={`${name}-${value}`}>
              {wordsOf(value)} ({count})
            </label>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
