'use client';

import { useState } from 'react';

const WIDTHS = [
  { id: 'telephone', label: 'Téléphone', className: 'po-preview po-preview--phone' },
  { id: 'ordinateur', label: 'Ordinateur', className: 'po-preview' },
] as const;

/** The page that the draft would make, in a frame of its own. */
export function PreviewPanel({ draftId, version }: { draftId: number; version: number }) {
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>(WIDTHS[1]);
  return (
    <div className="po-stack">
      <fieldset className="fr-segmented fr-segmented--sm">
        <legend className="fr-segmented__legend">Largeur de l’aperçu</legend>
        <div className="fr-segmented__elements">
          {WIDTHS.map((one) => (
            <div className="fr-segmented__element" key={one.id}>
              <input
                type="radio"
                name="largeur"
                id={`largeur-${one.id}`}
                checked={one.id === width.id}
                onChange={() => {
                  setWidth(one);
                }}
              />
              <label className="fr-label" htmlFor={`largeur-${one.id}`}>
                {one.label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <iframe
        className={width.className}
        src={`/studio/apercu/${draftId}?version=${version}`}
        title="Aperçu de la page"
      />
    </div>
  );
}
