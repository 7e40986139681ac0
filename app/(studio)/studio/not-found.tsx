export default function StudioNotFound() {
  return (
    <>
      <h1>Page introuvable</h1>
      <p className="fr-text--lead">Rien dans le studio ne répond à cette adresse.</p>
      <p>
        <a href="/studio">Revenir au bureau</a>
      </p>
    </>
  );
}
