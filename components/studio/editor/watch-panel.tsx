/** The source of a draft that someone else writes, or that one may only read. */
export function WatchPanel({ text }: { text: string }) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor="texte-lu">
        Texte enregistré
        <span className="fr-hint-text">En lecture seule.</span>
      </label>
      <textarea className="fr-input po-source" id="texte-lu" readOnly rows={20} value={text} />
    </div>
  );
}
