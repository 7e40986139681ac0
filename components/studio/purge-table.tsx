import { formatInstant } from '#lib/studio/format-instant.ts';
import type { PastPurge } from '#lib/studio/purges.ts';
import { StudioTable } from './studio-table.tsx';

const KINDS = { document: 'Document', revision: 'Version', media: 'Image' } as const;

/** What was taken out for good, by whom and why. */
export function PurgeTable({ purges }: { purges: readonly PastPurge[] }) {
  return (
    <StudioTable label="Tableau des purges faites" columns={['Supprimé', 'Le', 'Par', 'Raison']}>
      {purges.map(({ id, at, who, kind, target, reason }) => (
        <tr key={id}>
          <th scope="row">
            {target}
            <span className="fr-hint-text">{KINDS[kind]}</span>
          </th>
          <td>{formatInstant(at)}</td>
          <td>{who}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </StudioTable>
  );
}
