import { formatInstant } from '#lib/studio/format-instant.ts';
import { Override } from './override.tsx';
import { StudioTable } from './studio-table.tsx';

interface JournalTableProps {
  entries: readonly {
    id: number;
    at: string;
    who: string;
    action: string;
    target: string | null;
    reason: string | null;
    override: string | null;
  }[];
}

export function JournalTable({ entries }: JournalTableProps) {
  if (entries.length === 0) return <p>Aucune entrée ne répond à ces critères.</p>;
  return (
    <StudioTable label="Entrées du journal" columns={['Date', 'Personne', 'Action', 'Objet', 'Motif']}>
      {entries.map(({ id, at, who, action, target, reason, override }) => (
        <tr key={id}>
          <td>{formatInstant(at)}</td>
          <td>{who}</td>
          <td>{action}</td>
          <td>{target}</td>
          <td>
            {reason}
            <Override reason={override} />
          </td>
        </tr>
      ))}
    </StudioTable>
  );
}
