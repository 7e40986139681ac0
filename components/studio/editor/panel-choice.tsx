const PANELS = [
  { id: 'fiche', label: 'Fiche' },
  { id: 'texte', label: 'Texte' },
  { id: 'apercu', label: 'Aperçu' },
] as const;
export type PanelId = (typeof PANELS)[number]['id'];

interface PanelChoiceProps {
  panel: PanelId;
  /** The fiche is a form: who only reads is not shown it. */
  isReading: boolean;
  onChoose: (panel: PanelId) => void;
}

export function PanelChoice({ panel, isReading, onChoose }: PanelChoiceProps) {
  const shown = PANELS.filter(({ id }) => !isReading || id !== 'fiche');
  return (
    <fieldset className="fr-segmented">
      <legend className="fr-segmented__legend fr-sr-only">
        {isReading ? 'Ce que vous lisez' : 'Ce que vous modifiez'}
      </legend>
      <div className="fr-segmented__elements">
        {shown.map(({ id, label }) => (
          <div className="fr-segmented__element" key={id}>
            <input
              type="radio"
              name="volet"
              id={`volet-${id}`}
              checked={panel === id}
              onChange={() => {
                onChoose(id);
              }}
            />
            <label className="fr-label" htmlFor={`volet-${id}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
