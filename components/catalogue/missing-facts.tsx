/** On paper only: what the sheet does not say, gathered for a committee. The screen says each in its place. */
export function MissingFacts({ facts }: { facts: readonly string[] }) {
  return (
    <section className="po-print-only po-missing" aria-labelledby="manque">
      <h2 id="manque">Ce qui manque à cette fiche</h2>
      {facts.length === 0 ? (
        <p>Rien : la fiche donne toutes les informations attendues.</p>
      ) : (
        <ul>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
