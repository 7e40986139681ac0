import { ROLE_LABELS, ROLES, type Role } from '#lib/auth/permissions.ts';

const HINTS: Readonly<Record<Role, string>> = {
  redacteur: 'écrit ses brouillons et les prévisualise',
  relecteur: 'lit et commente aussi ceux des autres',
  editeur: 'publie, planifie, retire, déplace',
  administrateur: 'gère aussi les personnes et les purges',
};

interface RoleFieldsProps {
  id: string;
  role?: Role;
  products?: readonly string[] | null;
}

/** The role of a person, and the products to which a coach is limited. */
export function RoleFields({ id, role = 'redacteur', products = null }: RoleFieldsProps) {
  return (
    <>
      <div className="fr-select-group">
        <label className="fr-label" htmlFor={`${id}-role`}>
          Rôle
          <span className="fr-hint-text">Chaque rôle peut aussi ce que peuvent les précédents.</span>
        </label>
        <select className="fr-select" id={`${id}-role`} name="role" defaultValue={role}>
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {ROLE_LABELS[name]} : {HINTS[name]}
            </option>
          ))}
        </select>
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}-produits`}>
          Limiter à des produits (facultatif)
          <span className="fr-hint-text">
            Pour un coach, rédacteur de quelques fiches seulement. La fin de l’adresse de chaque fiche,
            séparées par des espaces : mano nata.
          </span>
        </label>
        <input
          className="fr-input"
          id={`${id}-produits`}
          name="produits"
          defaultValue={products?.join(' ') ?? ''}
          autoComplete="off"
        />
      </div>
    </>
  );
}
