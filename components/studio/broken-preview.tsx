import type { CheckedFault } from '#lib/studio/checked-fault.ts';

/** In the place of a page that cannot be shown, what stands in its way. */
export function BrokenPreview({
  faults,
}: {
  faults: readonly Pick<CheckedFault, 'line' | 'message' | 'remedy'>[];
}) {
  return (
    <main role="main" className="fr-container po-page po-stack">
      <h1>La page ne peut pas encore être montrée</h1>
      <p>Le texte est gardé. Corrigez ce qui suit, puis revenez à l’aperçu.</p>
      <ul>
        {faults.map(({ line, message, remedy }) => (
          <li key={`${line} ${message}`}>
            Ligne {line} : {message} {remedy}
          </li>
        ))}
      </ul>
    </main>
  );
}
