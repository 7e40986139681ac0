import type { Correction } from '#lib/search/interpret.ts';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';

interface CorrectionsProps {
  q: string;
  corrections: readonly Correction[];
  /** The address that searches a text. */
  hrefOf: (q: string) => string;
}

/** Says that words were read as others, and lets the visitor search what was typed. */
export function Corrections({ q, corrections, hrefOf }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  // Between quotes, words are sought as they are typed; a longer query would be refused.
  const quoted = `"${q.slice(0, QUERY_MAX_LENGTH - 2)}"`;
  return (
    <p className="po-corrections">
      {corrections.length > 1 ? 'Mots inconnus remplacés' : 'Mot inconnu remplacé'} :{' '}
      {corrections.map(({ from, to }, rank) => (
        <span key={from}>
          {rank > 0 && ', '}« {from} » par <strong>« {to} »</strong>
        </span>
      ))}
      . <a href={hrefOf(quoted)}>Chercher plutôt « {q} »</a>
    </p>
  );
}
