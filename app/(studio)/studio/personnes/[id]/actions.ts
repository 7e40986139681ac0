'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { ActionResult } from '#components/studio/action-form.tsx';
import { requireActionSession } from '#lib/auth/current-session.ts';
import { decideNow } from '#lib/auth/decide-now.ts';
import { inviteByForm } from '#lib/auth/invite-by-form.ts';
import { revokeStaff, settleSubject } from '#lib/auth/manage-staff.ts';
import { tryDecision } from '#lib/auth/try-decision.ts';
import { formText } from '#lib/http/form-text.ts';
import { getStore } from '#lib/portal/current-store.ts';

const PATH = '/studio/personnes';

export async function changeRole(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'manage-staff');
  const result = await tryDecision(() => inviteByForm(getStore(), form, decideNow(actor.id)));
  revalidatePath(PATH, 'layout');
  return result;
}

export async function remove(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'manage-staff');
  const result = await tryDecision(async () => {
    const id = Number(formText(form, 'personne'));
    await revokeStaff(getStore(), { id }, decideNow(actor.id));
    return 'Cette personne ne peut plus entrer dans le studio.';
  });
  if (!result.done) return result;
  revalidatePath(PATH);
  // Their page is no more.
  redirect(`${PATH}?fait=retrait`);
}

export async function settle(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'manage-staff');
  const result = await tryDecision(async () => {
    const accept = formText(form, 'decision') === 'accepter';
    await settleSubject(
      getStore(),
      { id: Number(formText(form, 'personne')), mark: formText(form, 'identite'), accept },
      decideNow(actor.id),
    );
    return accept ? 'La nouvelle identité est acceptée.' : 'La nouvelle identité est refusée.';
  });
  revalidatePath(PATH, 'layout');
  return result;
}
