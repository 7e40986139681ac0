'use client';

import { useId } from 'react';
import type { StudioImage } from '#lib/studio/images.ts';

type Words = Pick<StudioImage, 'alt' | 'decorative' | 'credit' | 'licence' | 'source'>;

const LINES = [
  { name: 'credit', label: 'Crédit', hint: 'Qui l’a faite, tel que la page le dira.', most: 200 },
  { name: 'licence', label: 'Licence ou autorisation', hint: 'Par exemple : etalab-2.0.', most: 100 },
  {
    name: 'source',
    label: 'Origine',
    hint: 'D’où elle vient : une adresse, une occasion, une date.',
    most: 300,
  },
] as const;

/** What is said of an image. */
export function ImageFields({ image }: { image?: Words }) {
  const id = useId();
  return (
    <>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}alt`}>
          Texte alternatif
          <span className="fr-hint-text">
            En une phrase, ce qu’elle montre à qui ne la voit pas. Il sera proposé dans les pages.
          </span>
        </label>
        <input className="fr-input" id={`${id}alt`} name="alt" maxLength={300} defaultValue={image?.alt} />
      </div>
      <div className="fr-checkbox-group fr-checkbox-group--sm">
        <input
          type="checkbox"
          id={`${id}decorative`}
          name="decorative"
          value="oui"
          defaultChecked={image?.decorative}
        />
        <label className="fr-label" htmlFor={`${id}decorative`}>
          Image décorative : elle n’apporte rien au texte
        </label>
      </div>
      {LINES.map(({ name, label, hint, most }) => (
        <div className="fr-input-group" key={name}>
          <label className="fr-label" htmlFor={id + name}>
            {label}
            <span className="fr-hint-text">{hint}</span>
          </label>
          <input
            className="fr-input"
            id={id + name}
            name={name}
            maxLength={most}
            defaultValue={image?.[name] ?? ''}
          />
        </div>
      ))}
    </>
  );
}
