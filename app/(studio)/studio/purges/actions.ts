'use server';

import { revalidatePath } from 'next/cache';
import type { ActionResult } from '#components/studio/action-form.tsx';
import { requireActionSession } from '#lib/auth/current-session.ts';
import { formText } from '#lib/http/form-text.ts';
import { getStudio } from '#lib/studio/current.ts';
import { purgeAs } from '#lib/studio/purges.ts';

export async function purge(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { actor } = await requireActionSession(form, 'purge');
  if (formText(form, 'confirmation') !== 'oui')
    return { done: false, message: 'Cochez la case : une purge ne peut pas être annulée.' };
  const result = await purgeAs(getStudio(), actor, {
    kind: formText(form, 'objet'),
    id: formText(form, 'nom'),
    reason: formText(form, 'raison'),
  });
  revalidatePath('/studio/purges');
  return result;
}
