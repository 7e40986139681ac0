import { REASON_MAX } from '#lib/reason.ts';

const KINDS = [
  {
    value: 'document',
    label: 'Un document',
    hint: 'Toutes ses versions, ses brouillons et son fichier. Son adresse répond que le contenu est supprimé.',
  },
  {
    value: 'revision',
    label: 'Une version',
    hint: 'Un seul texte de l’historique, partout où il se trouve. Si c’est la version publiée, la page n’est plus publiée.',
  },
  { value: 'media', label: 'Une image', hint: 'Son fichier et ses variantes.' },
] as const;

interface PurgeFieldsProps {
  kind: string;
  name: string;
}

/** What to purge, why, and that it is meant. */
export function PurgeFields({ kind, name }: PurgeFieldsProps) {
  return (
    <>
      <fieldset className="fr-fieldset" aria-labelledby="purge-objet">
        <legend className="fr-fieldset__legend" id="purge-objet">
          Que voulez-vous supprimer ?
        </legend>
        {KINDS.map(({ value, label, hint }) => (
          <div className="fr-fieldset__element" key={value}>
            <div className="fr-radio-group">
              <input
                type="radio"
                id={`purge-${value}`}
                name="objet"
                value={value}
                defaultChecked={value === kind}
                required
              />
              <label className="fr-label" htmlFor={`purge-${value}`}>
                {label}
                <span className="fr-hint-text">{hint}</span>
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="purge-nom">
          Lequel ?
          <span className="fr-hint-text">
            Un document : produits/mano. Une version : son numéro, affiché sur sa page. Une image : le nom de
            son fichier, photo.png.
          </span>
        </label>
        <input
          className="fr-input"
          id="purge-nom"
          name="nom"
          defaultValue={name}
          maxLength={200}
          required
          autoComplete="off"
        />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="purge-raison">
          Raison
          <span className="fr-hint-text">
            Elle reste au journal : n’y mettez rien de ce qui doit disparaître.
          </span>
        </label>
        <input
          className="fr-input"
          id="purge-raison"
          name="raison"
          maxLength={REASON_MAX}
          required
          autoComplete="off"
        />
      </div>
      <div className="fr-checkbox-group">
        <input type="checkbox" id="purge-confirmation" name="confirmation" value="oui" required />
        <label className="fr-label" htmlFor="purge-confirmation">
          Je sais que cette suppression ne peut pas être annulée.
        </label>
      </div>
    </>
  );
}
