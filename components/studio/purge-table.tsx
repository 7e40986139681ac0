import { formatInstant } from '#lib/studio/format-instant.ts';
import type { PastPurge } from '#lib/studio/purges.ts';

const KINDS = { document: 'Document', revision: 'Version', media: 'Image' } as const;

/** What was taken out for good, by whom and why. */
export function PurgeTable({ purges }: { purges: readonly PastPurge[] }) {
  return (
    <div className="fr-table">
      <div className="fr-table__wrapper">
        <div
          className="fr-table__container"
          tabIndex={0}
          role="region"
          aria-label="Tableau des purges faites"
        >
          <div className="fr-table__content">
            <table>
              <thead>
                <tr>
                  <th scope="col">Supprimé</th>
                  <th scope="col">Le</th>
                  <th scope="col">Par</th>
                  <th scope="col">Raison</th>
                </tr>
              </thead>
              <tbody>
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
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}
