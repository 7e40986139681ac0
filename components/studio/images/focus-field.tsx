'use client';

import { type MouseEvent, useState } from 'react';
import { focusClass } from '#components/media/focus-class.ts';

const STEP = 10;
const RATIOS = [
  { name: 'large', label: 'Carte' },
  { name: 'square', label: 'Carré' },
  { name: 'tall', label: 'Carte étroite' },
] as const;

interface FocusFieldProps {
  src: string;
  focusX: number;
  focusY: number;
}

/** The point that stays in sight where the picture is cropped: two cursors, or a click on it. */
export function FocusField({ src, focusX, focusY }: FocusFieldProps) {
  const [point, setPoint] = useState({ x: focusX, y: focusY });
  const choose = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const share = (value: number) => Math.min(100, Math.max(0, Math.round((value * 100) / STEP) * STEP));
    setPoint({ x: share((clientX - left) / width), y: share((clientY - top) / height) });
  };
  const cursors = [
    { key: 'x', name: 'focusX', label: 'De gauche à droite' },
    { key: 'y', name: 'focusY', label: 'De haut en bas' },
  ] as const;
  return (
    <fieldset className="fr-fieldset po-focus-field">
      <legend className="fr-fieldset__legend">
        Cadrage
        <span className="fr-hint-text">
          Les cartes rognent l’image. Montrez ce qui doit rester en vue : avec les deux curseurs, ou d’un clic
          sur l’image.
        </span>
      </legend>
      <div className="po-focus-picture" onClick={choose}>
        <img src={src} alt="" />
        <span className={`po-focus-mark ${focusClass(point)}`} aria-hidden="true" />
      </div>
      <div className="po-focus-cursors">
        {cursors.map(({ key, name, label }) => (
          <div key={key}>
            <label className="fr-label" htmlFor={name}>
              {label}
            </label>
            <input
              type="range"
              id={name}
              name={name}
              min={0}
              max={100}
              step={STEP}
              value={point[key]}
              aria-valuetext={`${point[key]} %`}
              onChange={({ target }) => {
                setPoint({ ...point, [key]: Number(target.value) });
              }}
            />
          </div>
        ))}
      </div>
      <ul className="po-crops" aria-label="Ce que montreront les pages">
        {RATIOS.map(({ name, label }) => (
          <li key={name}>
            <img src={src} alt="" className={`po-crop po-crop--${name} ${focusClass(point)}`} />
            <span className="po-mention">{label}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
