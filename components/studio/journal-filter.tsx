import { AUDIT_WORDS } from '#lib/auth/audit-words.ts';

interface JournalFilterProps {
  query: {
    personne?: number | undefined;
    action?: string | undefined;
    sur?: string | undefined;
    du?: string | undefined;
    au?: string | undefined;
  };
  people: readonly { id: number; name: string | null; email: string | null }[];
}

export function JournalFilter({ query, people }: JournalFilterProps) {
  return (
    <form
      action="/studio/journal"
      method="get"
      className="po-journal-filter"
      role="search"
      aria-label="Journal"
    >
      <div className="fr-select-group">
        <label className="fr-label" htmlFor="journal-personne">
          Personne
        </label>
        <select
          className="fr-select"
          id="journal-personne"
          name="personne"
          defaultValue={query.personne ?? ''}
        >
          <option value="">Toutes</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name ?? email}
            </option>
          ))}
        </select>
      </div>
      <div className="fr-select-group">
        <label className="fr-label" htmlFor="journal-action">
          Action
        </label>
        <select className="fr-select" id="journal-action" name="action" defaultValue={query.action ?? ''}>
          <option value="">Toutes</option>
          {Object.entries(AUDIT_WORDS).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="journal-sur">
          Objet
        </label>
        <input
          className="fr-input"
          id="journal-sur"
          name="sur"
          defaultValue={query.sur ?? ''}
          maxLength={160}
          placeholder="produits/mano"
          autoComplete="off"
        />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="journal-du">
          Depuis le
        </label>
        <input className="fr-input" id="journal-du" name="du" type="date" defaultValue={query.du ?? ''} />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="journal-au">
          Jusqu’au
        </label>
        <input className="fr-input" id="journal-au" name="au" type="date" defaultValue={query.au ?? ''} />
      </div>
      <button className="fr-btn" type="submit">
        Filtrer
      </button>
    </form>
  );
}
