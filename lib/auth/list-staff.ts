import type { Store } from '#db/client.ts';
import { listStaff as listRows } from '#db/queries/staff.ts';
import { markOfPending } from './manage-staff.ts';
import type { Role } from './permissions.ts';
import { readProducts } from './session.ts';
import { LOCAL_ADMINISTRATOR } from './staff-name.ts';

export interface StaffMember {
  id: number;
  /** Null for the local administrator. */
  email: string | null;
  name: string | null;
  role: Role;
  products: string[] | null;
  invitedAt: string;
  lastSignInAt: string | null;
  /** Another subject came under this address, and waits since then. */
  pending: { mark: string; at: string | null } | null;
}

/** Those who may enter the studio. */
export async function listStaff(store: Store): Promise<StaffMember[]> {
  return (await listRows(store)).map((row) => {
    const { id, email, name, role, products, invitedAt, lastSignInAt, pendingAt } = row;
    const mark = markOfPending(row);
    return {
      id,
      email,
      name: email === null ? LOCAL_ADMINISTRATOR : name,
      role,
      products: readProducts(products),
      invitedAt,
      lastSignInAt,
      pending: mark === undefined ? null : { mark, at: pendingAt },
    };
  });
}
