import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { insertStaff } from '#db/queries/staff.ts';
import type { Actor, Role } from '#lib/auth/permissions.ts';
import { openWorkshop, sheet, type Workshop } from '#lib/content/testing/workshop.ts';
import { Checker } from '#lib/studio/checker.ts';
import { Studio } from '#lib/studio/studio.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Starting a thread takes longer than most tests. */
const checker = new Checker(ROOT, 'sources', 20_000);

/** A workshop with a studio and people in it. */
export interface WritingRoom extends Workshop {
  studio: Studio;
  invite: (name: string, role: Role, products?: string[] | null) => Actor;
  read: (path: string) => string;
  close: () => void;
}

export const PATH = 'produits/essai.mdx';

/** A room with one published product, `produits/essai`. */
export async function openWritingRoom(): Promise<WritingRoom> {
  const shop = openWorkshop();
  const { store, contentDir, dataDir, time } = shop;
  const studio = new Studio({
    store,
    contentDir,
    dataDir,
    clock: { now: () => time.now },
    checker,
  });
  shop.write(PATH, sheet('Essai'));
  await shop.ingester.scan();
  return Object.defineProperties({} as WritingRoom, {
    ...Object.getOwnPropertyDescriptors(shop),
    studio: { value: studio },
    invite: {
      value: (name: string, role: Role, products: string[] | null = null): Actor => {
        const person = insertStaff(
          store.db,
          { email: `${name}@exemple.gouv.fr`, role, products, invitedById: null },
          studio.now(),
        );
        return { id: person.id, name, role, products, sessionId: 1 };
      },
    },
    read: { value: (path: string) => readFileSync(join(contentDir, path), 'utf8') },
    close: {
      value: () => {
        studio.close();
        shop.close();
      },
    },
  });
}
