'use server';

import { revalidatePath } from 'next/cache';
import type { ActionResult } from '#components/studio/action-form.tsx';
import { requireActionSession } from '#lib/auth/current-session.ts';
import { decideNow } from '#lib/auth/decide-now.ts';
import { inviteByForm } from '#lib/auth/invite-by-form.ts';
import { tryDecision } from '#lib/auth/try-decision.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function invite(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'manage-staff');
  const result = await tryDecision(() => inviteByForm(getStore(), form, decideNow(actor.id)));
  revalidatePath('/studio/personnes');
  return result;
}
