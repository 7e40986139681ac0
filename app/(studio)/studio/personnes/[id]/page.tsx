import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '#components/studio/action-form.tsx';
import { RoleFields } from '#components/studio/role-fields.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { listStaff } from '#lib/auth/list-staff.ts';
import { getStore } from '#lib/portal/current-store.ts';
import { formatInstant } from '#lib/studio/format-instant.ts';
import { changeRole, remove, settle } from './actions.ts';

export const metadata: Metadata = { title: 'Personne' };

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const { csrfToken } = await requirePageSession('manage-staff');
  const { id } = await params;
  const person = (await listStaff(getStore())).find((candidate) => String(candidate.id) === id);
  if (!person) notFound();
  const { email, name, role, products, invitedAt, pending } = person;
  return (
    <>
      <p>
        <a className="fr-link fr-link--icon-left fr-icon-arrow-left-line" href="/studio/personnes">
          Toutes les personnes
        </a>
      </p>
      <h1>{name ?? email}</h1>
      <p>
        {email ?? 'Entre par le lien du terminal, sur cette machine seulement.'} Dans la liste depuis le{' '}
        {formatInstant(invitedAt)}.
      </p>
      {pending !== null && (
        <section className="po-stack po-form" aria-labelledby="identite">
          <h2 id="identite">Une autre identité se présente</h2>
          <p>
            ProConnect a présenté cette adresse sous une autre identité que celle de la première connexion.
            C’est le cas quand un agent change de fournisseur d’identité, mais aussi quand son adresse a été
            donnée à quelqu’un d’autre.
            {pending.at !== null && <> Cette identité attend depuis le {formatInstant(pending.at)}.</>}{' '}
            Demandez-lui, par un autre moyen que cette adresse, si c’est bien lui.
          </p>
          <ActionForm action={settle} csrfToken={csrfToken} submit="Accepter cette identité">
            <input type="hidden" name="personne" value={id} />
            <input type="hidden" name="identite" value={pending.mark} />
            <input type="hidden" name="decision" value="accepter" />
          </ActionForm>
          <ActionForm
            action={settle}
            csrfToken={csrfToken}
            submit="Refuser cette identité"
            submitClass="fr-btn fr-btn--secondary"
          >
            <input type="hidden" name="personne" value={id} />
            <input type="hidden" name="identite" value={pending.mark} />
            <input type="hidden" name="decision" value="refuser" />
          </ActionForm>
        </section>
      )}
      {email !== null && (
        <section className="po-stack po-form" aria-labelledby="role">
          <h2 id="role">Changer le rôle</h2>
          <ActionForm action={changeRole} csrfToken={csrfToken} submit="Enregistrer le rôle">
            <input type="hidden" name="adresse" value={email} />
            <RoleFields id="role-champs" role={role} products={products} />
          </ActionForm>
        </section>
      )}
      <section className="po-stack po-form" aria-labelledby="retirer">
        <h2 id="retirer">Retirer du studio</h2>
        <p>
          Ses sessions se ferment aussitôt, son nom et son adresse sont effacés. Ce que cette personne a écrit
          reste, signé « ancien membre ».
        </p>
        <ActionForm
          action={remove}
          csrfToken={csrfToken}
          submit="Retirer cette personne"
          submitClass="fr-btn fr-btn--secondary"
        >
          <input type="hidden" name="personne" value={id} />
        </ActionForm>
      </section>
    </>
  );
}
