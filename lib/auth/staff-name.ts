export const FORMER_MEMBER = 'ancien membre';
export const LOCAL_ADMINISTRATOR = 'Administrateur local';

interface Named {
  name: string | null;
  email: string | null;
  removed: boolean;
}

/** How a person is called on the screens: “ancien membre” once removed. */
export function nameOf(person: Named | undefined): string {
  if (!person || person.removed) return FORMER_MEMBER;
  return person.name ?? person.email ?? LOCAL_ADMINISTRATOR;
}
