/** Above the page of a draft that was shared: what it is, and until when. */
export function SharedPreviewBanner({ expires }: { expires: string }) {
  return (
    <section className="fr-container po-page" aria-label="Aperçu d’un brouillon">
      <div className="fr-alert fr-alert--warning fr-alert--sm">
        <p>Aperçu d’un brouillon — ne pas diffuser — expire le {expires}</p>
      </div>
    </section>
  );
}

/** In the place of a draft whose text cannot be shown at this moment: its faults are its authors’ business. */
export function WaitingPreview({ expires }: { expires: string }) {
  return (
    <main role="main" className="fr-container po-page po-stack">
      <h1>Ce brouillon ne peut pas être montré pour l’instant</h1>
      <p>
        Son texte est en cours d’écriture. Revenez dans un moment : ce lien reste valable jusqu’au {expires}.
      </p>
    </main>
  );
}
