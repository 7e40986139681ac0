'use server';

import { revalidatePath } from 'next/cache';
import type { ActionResult } from '#components/studio/action-form.tsx';
import { requireActionSession } from '#lib/auth/current-session.ts';
import { decideNow } from '#lib/auth/decide-now.ts';
import { revokeSession } from '#lib/auth/manage-staff.ts';
import { tryDecision } from '#lib/auth/try-decision.ts';
import { formText } from '#lib/http/form-text.ts';
import { getStore } from '#lib/portal/current-store.ts';

export async function revoke(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'manage-sessions');
  const result = await tryDecision(async () => {
    await revokeSession(getStore(), Number(formText(form, 'session')), decideNow(actor.id));
    return 'Cette session est fermée.';
  });
  revalidatePath('/studio/sessions');
  return result;
}
