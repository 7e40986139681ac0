import type { Metadata } from 'next';
import { ActionForm } from '#components/studio/action-form.tsx';
import { StudioTable } from '#components/studio/studio-table.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { listOpenSessions } from '#lib/auth/list-sessions.ts';
import { formatCount } from '#lib/french.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { revoke } from './actions.ts';

export const metadata: Metadata = { title: 'Sessions' };

const METHODS = { proconnect: 'ProConnect', terminal: 'Lien du terminal' } as const;

export default async function SessionsPage() {
  const { actor, csrfToken } = await requirePageSession('manage-sessions');
  const sessions = await listOpenSessions(getStore(), new Date());
  return (
    <>
      <h1>Sessions</h1>
      <p id="compte">{formatCount(sessions.length, 'session ouverte', 'sessions ouvertes')}.</p>
      <p>Une session se ferme après deux heures sans activité, et douze heures après la connexion au plus.</p>
      <StudioTable label="Sessions" columns={['Personne', 'Ouverte le', 'Dernière activité', 'Fermer']}>
        {sessions.map(({ id, name, method, createdAt, lastUsedAt }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              <span className="fr-hint-text">{METHODS[method]}</span>
            </th>
            <td>{formatInstant(createdAt)}</td>
            <td>{formatInstant(lastUsedAt)}</td>
            <td>
              {id === actor.sessionId ? (
                'Votre session'
              ) : (
                <ActionForm
                  action={revoke}
                  csrfToken={csrfToken}
                  submit="Fermer"
                  submitTitle={`Fermer la session de ${name} ouverte le ${formatInstant(createdAt)}`}
                  submitClass="fr-btn fr-btn--secondary fr-btn--sm"
                >
                  <input type="hidden" name="session" value={id} />
                </ActionForm>
              )}
            </td>
          </tr>
        ))}
      </StudioTable>
    </>
  );
}
