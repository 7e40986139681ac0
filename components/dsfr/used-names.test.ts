import { expect, it } from 'vitest';
import { findUsedNames } from './used-names.ts';

it('finds class names, beginnings of computed ones, and variables', () => {
  const { classes, variables } = findUsedNames([
    '<p className={`fr-badge fr-badge--${colour}`}>',
    "fr.cx('fr-header__body', 'fr-icon-mail-line')",
    'a { color: var(--text-default-grey); margin: var( --fr-x, 1px) }',
  ]);
  expect([...classes]).toEqual(['fr-badge', 'fr-badge--', 'fr-header__body', 'fr-icon-mail-line', 'fr-x']);
  expect([...variables]).toEqual(['--text-default-grey', '--fr-x']);
});
