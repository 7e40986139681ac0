import js from '@eslint/js';
import nextVitals from 'eslint-config-next/core-web-vitals';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { importDirections } from './lint/import-directions.mjs';

const EXTENSIONS = ['.ts', '.tsx', '.mjs', '.js'];

/** @type {import('eslint').Linter.Config[]} */
const config = [
  {
    ignores: [
      '.next/',
      'var/',
      'content/',
      'coverage/',
      'public/assets/',
      'components/dsfr/generated/',
      'test-results/',
      'playwright-report/',
      'next-env.d.ts',
      // Violations planted for lint/rules.test.ts.
      'lint/fixtures/',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...nextVitals,
  {
    name: 'portail/public-pages-without-next',
    rules: {
      // Public pages are whole documents, cached by our server: plain <a>, and images made when they come in.
      '@next/next/no-html-link-for-pages': 'off',
      '@next/next/no-img-element': 'off',
    },
  },
  ...tseslint.configs.strictTypeChecked,
  {
    name: 'portail/typed',
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // TypeScript’s own idea of a class is structural: PostCSS and Next hand out such instances.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-deprecated': [
        'error',
        // Deprecated so as to stand out: for a provider on this very machine, which lib/env.ts checks.
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      // The store’s interface is asynchronous for the day it is PostgreSQL; today’s driver is not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { name: 'portail/scripts', files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    name: 'portail',
    plugins: { 'import-x': importX },
    settings: {
      // Without these two the plugin reads no TypeScript file, and finds no circle.
      'import-x/extensions': EXTENSIONS,
      'import-x/parsers': { '@typescript-eslint/parser': EXTENSIONS },
      'import-x/resolver-next': [createNodeResolver({ extensions: EXTENSIONS })],
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      // Control characters are what the checks of input look for.
      'no-control-regex': 'off',
    },
  },
  {
    name: 'portail/talks',
    files: ['bench/**', 'scripts/**', 'server/main.ts', 'vitest.setup.test.ts'],
    rules: { 'no-console': 'off' },
  },
  ...importDirections,
];

export default config;
