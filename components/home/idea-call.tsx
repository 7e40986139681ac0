/** The way in for an agent who sees a problem. */
export function IdeaCall() {
  return (
    <section className="po-section" aria-labelledby="idee-titre">
      <div className="fr-container po-stack">
        <h2 id="idee-titre">Un problème à résoudre ?</h2>
        <p>
          Vous êtes agent des ministères sociaux et vous voyez chaque jour un problème qui complique la vie du
          public ou de vos collègues ? Une investigation peut commencer par là.
        </p>
        <p>
          <a className="fr-btn fr-btn--secondary" href="/proposer-une-idee">
            Proposer une idée
          </a>
        </p>
      </div>
    </section>
  );
}
