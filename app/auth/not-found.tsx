export default function AuthNotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p className="fr-text--lead">Aucune page de connexion ne répond à cette adresse.</p>
      <p>
        <a href="/auth/connexion">Aller à la connexion</a>
      </p>
    </>
  );
}
