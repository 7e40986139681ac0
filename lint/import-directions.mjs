/**
 * Who may import whom (docs/architecture.md). Each file of the house matches one entry of `DIRECTIONS`, whose
 * patterns hold for `import`, `export … from`, `import()` and `import('…')` types alike.
 *
 * @typedef {{ regex: string, message: string, importNamePattern?: string }} Pattern
 * @typedef {{ files: string[], ignores?: string[], patterns: Pattern[], syntax?: Syntax[] }} Direction
 * @typedef {{ selector: string, message: string }} Syntax
 */

/** The folders of lib/, from bottom to top; those of one line may import each other, without circles. */
export const LIB_LAYERS = [
  ['http'],
  ['portal', 'misses'],
  ['search', 'catalogue', 'articles'],
  ['discovery'],
  ['content'],
  ['exchange', 'links', 'purge'],
  ['addresses', 'api', 'auth', 'studio'],
  ['backup'],
];

/** @type {Pattern} */
const noClimbing = {
  regex: String.raw`^\.\.(/|$)`,
  message: 'A relative import stays in its folder; elsewhere use #lib/…, #components/…, #db/… or #server/….',
};
/** @type {Pattern} */
const onlyDbKnowsSql = {
  regex: '^(drizzle-orm|better-sqlite3)(/|$)',
  message: 'Only db/ knows drizzle and SQL.',
};
/** @type {Pattern} */
const onlyContentKnowsMdx = {
  regex: '^(next-mdx-remote|(remark|rehype)-[^/]+)(/|$)',
  message: 'Only lib/content/ knows the MDX library and its plugins.',
};
/** @type {Pattern} */
const onlyDsfrStarts = {
  regex: '^@codegouvfr/react-dsfr/(start|spa|next-app-router|next-pagesdir|src)(/|[.]js|$)',
  message: 'Only components/dsfr/ knows how DSFR starts.',
};
const libraries = [onlyDbKnowsSql, onlyContentKnowsMdx, onlyDsfrStarts];

/** @type {(names: string, message: string) => Pattern} */
const noAlias = (names, message) => ({ regex: `^#(${names})(/|$)`, message });

/** @type {Pattern} */
const opensStoresOnly = {
  regex: String.raw`^#db/(?!(client|index/client|unusable-store)\.ts$)`,
  message:
    'server/ and scripts/ open the stores (#db/client.ts, #db/index/client.ts, their errors) and ask lib/ for the rest.',
};

/** Next streams, navigates and loads by scripts, which our server takes out of public pages. */
const publicPages = [
  {
    regex: '^next/(link|navigation|script|dynamic|image)$',
    message: 'Public pages are complete without JavaScript: plain <a>, no notFound() nor redirect().',
  },
  {
    regex: '^react$',
    importNamePattern: '^(Suspense|lazy)$',
    message: 'Public pages have no Suspense fallback.',
  },
];
/** @type {Syntax} */
const noClientComponent = {
  selector: 'ExpressionStatement[directive="use client"]',
  message: 'Public pages have no client component.',
};

const componentsMessage = 'components/ knows components and the types and pure modules of lib/.';
const fromComponents = noAlias('db|server', componentsMessage);

/** @type {(mayImport: string) => Pattern} */
const contentBut = (mayImport) => ({
  regex: String.raw`^#lib/content/(?!(${mayImport})\.ts$)`,
  message: 'Of lib/content/, components/ knows tags.ts; components/mdx/document.tsx alone compiles.',
});

const appPatterns = [
  noClimbing,
  ...libraries,
  noAlias('db|server', 'app/ parses, calls lib/ and renders: it never asks db/ or server/.'),
];

/** @type {(folder: string) => string} */
const under = (folder) => `${folder}/**/*.{ts,tsx,mjs}`;

/** @type {Direction[]} */
export const DIRECTIONS = [
  {
    files: [under('db')],
    patterns: [
      noClimbing,
      onlyContentKnowsMdx,
      onlyDsfrStarts,
      noAlias('(?!db/).*', 'db/ imports nothing of ours.'),
    ],
  },
  { files: ['lib/*.{ts,tsx,mjs}'], patterns: libPatterns() },
  ...LIB_LAYERS.flat().map((folder) => ({ files: [under(`lib/${folder}`)], patterns: libPatterns(folder) })),
  {
    files: [under('components')],
    ignores: ['components/dsfr/**', 'components/studio/**', 'components/mdx/document.tsx'],
    patterns: [noClimbing, ...libraries, fromComponents, contentBut('tags'), ...publicPages],
    syntax: [noClientComponent],
  },
  {
    files: [under('components/dsfr')],
    patterns: [
      noClimbing,
      onlyDbKnowsSql,
      onlyContentKnowsMdx,
      fromComponents,
      contentBut('tags'),
      ...publicPages,
    ],
    syntax: [noClientComponent],
  },
  {
    files: ['components/mdx/document.tsx'],
    patterns: [noClimbing, ...libraries, fromComponents, contentBut('tags|compile'), ...publicPages],
    syntax: [noClientComponent],
  },
  {
    files: [under('components/studio')],
    patterns: [noClimbing, ...libraries, fromComponents, contentBut('tags')],
  },
  { files: [under('app')], ignores: ['app/(public)/**'], patterns: appPatterns },
  {
    files: [under('app/(public)')],
    patterns: [...appPatterns, ...publicPages],
    syntax: [noClientComponent],
  },
  { files: [under('server')], patterns: [noClimbing, ...libraries, opensStoresOnly] },
  {
    files: [under('scripts')],
    patterns: [
      noClimbing,
      ...libraries,
      opensStoresOnly,
      noAlias('server', 'scripts/ call lib/; the server is a process of its own.'),
    ],
  },
  // The reference engines of the benchmarks are made of what the portal is made of.
  { files: [under('bench')], patterns: [noClimbing, onlyContentKnowsMdx, onlyDsfrStarts] },
  {
    files: [under('deploy'), under('e2e'), under('lint'), '*.{ts,tsx,mjs}'],
    patterns: [noClimbing, ...libraries],
  },
];

/**
 * @param {string} [folder] none for the files at the root of lib/, its lowest layer
 * @returns {Pattern[]}
 */
function libPatterns(folder) {
  const level = folder ? LIB_LAYERS.findIndex((layer) => layer.includes(folder)) : 0;
  const higher = LIB_LAYERS.slice(level + 1).flat();
  // Search ranks what it is given, whatever it is; the catalogue and the articles ask it.
  const forbidden = folder === 'search' ? ['catalogue', 'articles', ...higher] : higher;
  return [
    noClimbing,
    onlyDbKnowsSql,
    onlyDsfrStarts,
    ...(folder === 'content' ? [] : [onlyContentKnowsMdx]),
    noAlias('components|server', 'lib/ imports lib/ and db/ only.'),
    ...(forbidden.length > 0
      ? [
          {
            regex: `^(#lib|[.])/(${forbidden.join('|')})/`,
            message: `Inside lib/ a lower layer never imports a higher one: ${LIB_LAYERS.map((layer) => layer.join(', ')).join(' → ')}.`,
          },
        ]
      : []),
  ];
}

/**
 * The core rule does not see `import()` nor `import('…')` types.
 * @param {Pattern} pattern
 * @returns {Syntax[]}
 */
function otherForms({ regex, message, importNamePattern }) {
  if (importNamePattern) return [];
  // esquery takes no escaped slash in a regular expression.
  const value = `/${regex.replaceAll('/', String.raw`\u002F`)}/`;
  return [
    { selector: `ImportExpression[source.value=${value}]`, message },
    { selector: `TSImportType[source.value=${value}]`, message },
  ];
}

/** @type {import('eslint').Linter.Config[]} */
export const importDirections = DIRECTIONS.map(({ files, ignores, patterns, syntax = [] }) => ({
  name: `portail/import-directions ${files.join(' ')}`,
  files,
  ...(ignores && { ignores }),
  rules: {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...syntax, ...patterns.flatMap(otherForms)],
  },
}));
