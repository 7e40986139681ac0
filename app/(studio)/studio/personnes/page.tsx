import type { Metadata } from 'next';
import { ActionForm } from '#components/studio/action-form.tsx';
import { RoleFields } from '#components/studio/role-fields.tsx';
import { StudioTable } from '#components/studio/studio-table.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { listStaff, type StaffMember } from '#lib/auth/list-staff.ts';
import { describeRole } from '#lib/auth/permissions.ts';
import { formatCount } from '#lib/french.ts';
import { type PageParams, toSearchParams } from '#lib/http/page-params.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { invite } from './actions.ts';

export const metadata: Metadata = { title: 'Personnes' };

export default async function StaffPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const { csrfToken } = await requirePageSession('manage-staff');
  const people = await listStaff(getStore());
  const removed = toSearchParams(await searchParams).get('fait') === 'retrait';
  return (
    <>
      <h1>Personnes</h1>
      {removed && (
        <div className="fr-alert fr-alert--success fr-alert--sm" role="status">
          <p>Cette personne ne peut plus entrer dans le studio ; ses sessions sont fermées.</p>
        </div>
      )}
      <p id="compte">
        {formatCount(people.length, 'personne peut', 'personnes peuvent')} entrer dans le studio.
      </p>
      <StudioTable label="Personnes" columns={['Personne', 'Rôle', 'Dernière connexion']}>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </StudioTable>
      <section className="po-stack po-form" aria-labelledby="inviter">
        <h2 id="inviter">Inviter une personne</h2>
        <ActionForm action={invite} csrfToken={csrfToken} submit="Inviter">
          <div className="fr-input-group">
            <label className="fr-label" htmlFor="invitation-adresse">
              Adresse électronique professionnelle
              <span className="fr-hint-text">Celle que ProConnect connaît : prenom.nom@exemple.gouv.fr</span>
            </label>
            <input
              className="fr-input"
              id="invitation-adresse"
              name="adresse"
              type="email"
              maxLength={254}
              required
              autoComplete="off"
            />
          </div>
          <RoleFields id="invitation" />
        </ActionForm>
      </section>
    </>
  );
}

function PersonRow({ person }: { person: StaffMember }) {
  const { id, email, name, pending, products, lastSignInAt } = person;
  return (
    <tr>
      <th scope="row">
        <a href={`/studio/personnes/${id}`}>{name ?? email}</a>
        {name !== null && email !== null && <span className="fr-hint-text">{email}</span>}
        {pending !== null && <p className="fr-badge fr-badge--warning fr-badge--sm">Identité à confirmer</p>}
      </th>
      <td>
        {describeRole(person)}
        {products && <span className="fr-hint-text">{products.join(', ')}</span>}
      </td>
      <td>{lastSignInAt === null ? 'Jamais' : formatInstant(lastSignInAt)}</td>
    </tr>
  );
}
