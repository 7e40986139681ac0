import { formatInstant } from '#lib/studio/format-instant.ts';

interface JournalTableProps {
  entries: readonly {
    id: number;
    at: string;
    who: string;
    action: string;
    target: string | null;
    reason: string | null;
  }[];
}

export function JournalTable({ entries }: JournalTableProps) {
  if (entries.length === 0) return <p>Aucune entrée ne répond à ces critères.</p>;
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div className="fr-table__container" tabIndex={0} role="region" aria-label="Entrées du journal">
          <div className="fr-table__content">
            <table>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col">Personne</th>
                  <th scope="col">Action</th>
                  <th scope="col">Objet</th>
                  <th scope="col">Motif</th>
                </tr>
              </thead>
              <tbody>
                {entries.map(({ id, at, who, action, target, reason }) => (
                  <tr key={id}>
                    <td>{formatInstant(at)}</td>
                    <td>{who}</td>
                    <td>{action}</td>
                    <td>{target}</td>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
