interface AddressFieldProps {
  id: string;
  label: string;
  start?: string | undefined;
}

/** The last part of the address that a document is to have. */
export function AddressField({ id, label, start }: AddressFieldProps) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        <span className="fr-hint-text">
          Vide : elle est faite du titre. Minuscules sans accent, chiffres et traits d’union.
        </span>
      </label>
      <input
        className="fr-input"
        id={id}
        name="adresse"
        maxLength={120}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        title="Minuscules sans accent, chiffres et traits d’union"
        defaultValue={start}
      />
    </div>
  );
}
