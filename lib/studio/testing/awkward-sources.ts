/** Texts that visual editors damage. */
export const AWKWARD_SOURCES: readonly (readonly [string, string])[] = [
  ['CRLF', '---\r\ntitle: Un\r\n---\r\n\r\nUn texte.\r\n'],
  ['mixed line endings', '---\ntitle: Un\r\n---\n\nUn\rdeux\r\ntrois\n'],
  ['no final newline', '---\ntitle: Un\n---\nUn texte'],
  ['byte order mark', '\uFEFF---\ntitle: Un\n---\nUn texte\n'],
  ['broken MDX', '---\ntitle: Un\n---\n\n<Callout>\n\n{1 + \n\n</Quote>\n'],
  [
    'comments and unknown keys',
    '---\n# en tête\ntitle: Un # fin\ninconnue: {a: [1, 2]}\n\n# reste\n---\n\n{/* remarque */}\n<!-- html -->\n',
  ],
  ['block scalars', '---\ntitle: Un\nmission: |+\n  a\n\n  b\n\nlink: >-\n  c\n  d\n---\ntexte\n'],
  ['anchors', '---\ntitle: &t Un\nmission: *t\n---\ntexte\n'],
  ['tabs', '---\ntitle:\tUn\n---\n\tcode\n'],
  ['trailing spaces and form feed', '---\ntitle: Un   \n---\nligne  \nautre\u000c\u00a0\n'],
  ['no front matter', 'Un texte seul\n'],
  ['unreadable front matter', '---\ntitle: [\n---\ntexte\n'],
  ['empty', ''],
  ['footnotes and directives', '---\ntitle: Un\n---\nTexte[^1].{:.cover}\n\n[^1]: Note\n\n---\n\nSuite\n'],
];
