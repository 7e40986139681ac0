import type { TextPart } from '#lib/studio/compare-texts.ts';

/** Long passages that did not change are shortened: a reader looks for what did. */
const CONTEXT = 160;

function shorten(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * CONTEXT) return text;
  const start = first ? '' : text.slice(0, CONTEXT);
  const end = last ? '' : text.slice(-CONTEXT);
  return `${start}\n[…]\n${end}`;
}

/** The differences of two texts, in words: crossed out and underlined, and said to screen readers. */
export function TextDiff({
  parts,
  label = 'Différences',
}: {
  parts: readonly TextPart[];
  /** Where a page shows several. */
  label?: string;
}) {
  return (
    <div className="po-diff" role="region" aria-label={label} tabIndex={0}>
      {parts.map(({ kind, text }, rank) => {
        if (kind === 'same')
          return <span key={rank}>{shorten(text, rank === 0, rank === parts.length - 1)}</span>;
        const [Tag, label] = kind === 'added' ? (['ins', 'ajouté'] as const) : (['del', 'retiré'] as const);
        return (
          <Tag key={rank}>
            <span className="fr-sr-only">{` [${label} : `}</span>
            {text}
            <span className="fr-sr-only">{'] '}</span>
          </Tag>
        );
      })}
    </div>
  );
}
