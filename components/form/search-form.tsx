import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';

interface SearchFormProps {
  action: string;
  id: string;
  label: string;
  defaultValue: string;
  placeholder?: string;
  /** Parameters of the address to keep, in order. */
  kept?: readonly (readonly [name: string, value: string])[];
  large?: boolean;
}

/** DSFR's search bar as a plain GET form; react-dsfr's own loses its button without JavaScript. */
export function SearchForm({
  action,
  id,
  label,
  defaultValue,
  placeholder,
  kept = [],
  large = false,
}: SearchFormProps) {
  return (
    <form
      action={action}
      method="get"
      role="search"
      aria-label={label}
      className="po-search"
      data-po-suggest=""
    >
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <div className={large ? 'fr-search-bar fr-search-bar--lg' : 'fr-search-bar'}>
        <input
          className="fr-input"
          type="search"
          id={id}
          name="q"
          defaultValue={defaultValue}
          maxLength={QUERY_MAX_LENGTH}
          placeholder={placeholder}
          autoComplete="off"
        />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </div>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
