import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS, type Action, can, ROLES } from './permissions.ts';

const person = (role: (typeof ROLES)[number], products: string[] | null = null) => ({
  id: 1,
  role,
  products,
});
const own = { kind: 'produits', slug: 'mano', authorId: 1 };
const others = { kind: 'produits', slug: 'mano', authorId: 2 };
const nobodys = { kind: 'actualites', slug: 'bilan', authorId: null };

/** Contract §5, word for word: the first role of each action, on one’s own draft and on another’s. */
const FIRST_ROLES: [Action, string, string][] = [
  ['enter', 'redacteur', 'redacteur'],
  ['start-draft', 'redacteur', 'redacteur'],
  ['read-history', 'redacteur', 'redacteur'],
  ['add-media', 'redacteur', 'redacteur'],
  ['describe-media', 'redacteur', 'editeur'],
  ['remove-media', 'editeur', 'editeur'],
  ['read-draft', 'redacteur', 'relecteur'],
  ['comment', 'redacteur', 'relecteur'],
  ['save-draft', 'redacteur', 'editeur'],
  ['delete-draft', 'redacteur', 'editeur'],
  ['publish', 'editeur', 'editeur'],
  ['schedule', 'editeur', 'editeur'],
  ['withdraw', 'editeur', 'editeur'],
  ['move', 'editeur', 'editeur'],
  ['redirect', 'editeur', 'editeur'],
  ['add-synonym', 'editeur', 'editeur'],
  ['verify', 'editeur', 'editeur'],
  ['decide-file', 'editeur', 'editeur'],
  ['decide-difference', 'editeur', 'editeur'],
  ['tag', 'editeur', 'editeur'],
  ['manage-staff', 'administrateur', 'administrateur'],
  ['manage-sessions', 'administrateur', 'administrateur'],
  ['read-audit', 'administrateur', 'administrateur'],
  ['purge', 'administrateur', 'administrateur'],
];

test.each(FIRST_ROLES)('%s: %s on one’s own, %s on another’s', (action, first, firstOnOthers) => {
  for (const role of ROLES) {
    const since = (name: string) => ROLES.indexOf(role) >= ROLES.findIndex((candidate) => candidate === name);
    expect(can(person(role), action, own)).toBe(since(first));
    expect(can(person(role), action, others)).toBe(since(firstOnOthers));
    expect(can(person(role), action, nobodys)).toBe(since(firstOnOthers));
    expect(can(person(role), action)).toBe(since(first));
  }
});

test('the table above has every action', () => {
  expect(FIRST_ROLES.map(([action]) => action).sort()).toEqual([...ACTIONS].sort());
});

test('a coach writes the sheets of their products and nothing else', () => {
  const coach = person('redacteur', ['mano']);
  expect(can(coach, 'start-draft', { kind: 'produits', slug: 'mano' })).toBe(true);
  expect(can(coach, 'save-draft', own)).toBe(true);
  expect(can(coach, 'start-draft', { kind: 'produits', slug: 'nata' })).toBe(false);
  expect(can(coach, 'start-draft', { kind: 'actualites', slug: 'mano' })).toBe(false);
  expect(can(coach, 'publish', own)).toBe(false);
});

test('a higher role never loses what a lower one has', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTIONS),
      fc.option(
        fc.record({
          kind: fc.constantFrom('produits', 'actualites', 'pages'),
          slug: fc.string(),
          authorId: fc.constantFrom(1, 2, null),
        }),
      ),
      (action, subject) => {
        const answers = ROLES.map((role) => can(person(role), action, subject ?? undefined));
        expect(answers).toEqual([...answers].sort((a, b) => Number(a) - Number(b)));
      },
    ),
  );
});
