export default function StudioForbidden() {
  return (
    <>
      <h1>Accès réservé</h1>
      <p className="fr-text--lead">Votre rôle ne permet pas d’ouvrir cette page.</p>
      <p>Si vous en avez besoin, demandez à un administrateur du portail de changer votre rôle.</p>
      <p>
        <a href="/studio">Revenir au bureau</a>
      </p>
    </>
  );
}
