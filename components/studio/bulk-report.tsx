import type { DocumentName } from '#lib/studio/act-on-document.ts';
import { formatCount } from '#lib/french.ts';
import { describeOutcome } from '#lib/studio/bulk-words.ts';
import type { BulkResult, ChosenDocument } from '#lib/studio/bulk.ts';

interface BulkReportProps {
  kind: DocumentName['kind'];
  act: string;
  results: readonly BulkResult[];
  documents: readonly ChosenDocument[];
}

const DONE: Readonly<Record<string, string>> = {
  tag: 'étiqueté',
  verify: 'daté d’aujourd’hui',
  withdraw: 'retiré',
};

/** What became of each document of a bulk action, those refused first with why. */
export function BulkReport({ kind, act, results, documents }: BulkReportProps) {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const done = results.filter(({ outcome }) => outcome === 'done').length;
  const refused = results.filter(({ outcome }) => outcome !== 'done' && outcome !== 'unchanged');
  const others = results.filter((result) => !refused.includes(result));
  const word = Object.hasOwn(DONE, act) ? DONE[act] : 'changé';
  return (
    <>
      <h1>Bilan</h1>
      <p id="compte">
        {formatCount(done, `document ${word ?? ''}`, `documents ${word?.replace(/é(?= |$)/, 'és') ?? ''}`)},{' '}
        {formatCount(refused.length, 'refusé', 'refusés')}.
      </p>
      <ul className="po-desk-list">
        {[...refused, ...others].map(({ id, outcome }) => {
          const document = byId.get(id);
          return (
            <li key={id}>
              {document ? (
                <a href={`/studio/contenus/${kind}/${document.slug}`}>{document.title}</a>
              ) : (
                'Document qui n’est plus là'
              )}
              <p className="po-mention">{describeOutcome(outcome)}</p>
            </li>
          );
        })}
      </ul>
      <p>
        Chaque changement est une version comme les autres : pour y revenir, ouvrez le document, choisissez la
        version d’avant dans son historique et reprenez-la dans un brouillon.
      </p>
      <p>
        <a href={`/studio/contenus/${kind}`}>Revenir à la liste</a>
      </p>
    </>
  );
}
