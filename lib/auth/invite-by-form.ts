import type { Store } from '#db/client.ts';
import { formText } from '#lib/http/form-text.ts';
import { type Decision, grantStaff, invitationSchema, StaffError } from './manage-staff.ts';

/** An invitation or another role, as the form of the studio sends it; the words that answer it. */
export async function inviteByForm(store: Store, form: FormData, decision: Decision): Promise<string> {
  const asked = invitationSchema.safeParse({
    email: formText(form, 'adresse'),
    role: formText(form, 'role'),
    products: formText(form, 'produits')
      .split(/[\s,;]+/)
      .filter(Boolean),
  });
  if (!asked.success) throw new StaffError(asked.error.issues.map(({ message }) => message).join(' '));
  const { email } = asked.data;
  return (await grantStaff(store, asked.data, decision)) === 'invited'
    ? `${email} peut entrer dans le studio. Prévenez cette personne : le portail n’envoie pas de message.`
    : `Le rôle de ${email} est changé.`;
}
