export default function StudioUnauthorized() {
  return (
    <>
      <h1>Connectez-vous</h1>
      <p className="fr-text--lead">Votre session est fermée ou a expiré.</p>
      <p>
        <a className="fr-btn" href="/auth/connexion">
          Aller à la connexion
        </a>
      </p>
    </>
  );
}
