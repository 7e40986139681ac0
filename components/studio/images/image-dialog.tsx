'use client';

import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { formatCount } from '#lib/french.ts';
import type { ImageList, StudioImage } from '#lib/studio/images.ts';
import { describeImage, ImageThumbnail } from './image-card.tsx';
import { ImageUpload } from './image-upload.tsx';

interface ImageDialogProps {
  token: string;
  onChoose: (image: StudioImage) => void;
  onClose: () => void;
}

const PAUSE_MS = 250;

/** The library for some words, asked again after each pause. */
function useImages(words: string): ImageList | 'failed' | undefined {
  const [list, setList] = useState<ImageList | 'failed'>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const params = new URLSearchParams({ q: words });
      fetch(`/studio/images/liste?${params.toString()}`, { signal: stop.signal })
        .then(async (answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          setList((await answer.json()) as ImageList);
        })
        .catch(() => {
          if (!stop.signal.aborted) setList('failed');
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words]);
  return list;
}

function Found({
  list,
  onChoose,
}: {
  list: ImageList | 'failed' | undefined;
  onChoose: ImageDialogProps['onChoose'];
}) {
  const shown = list === 'failed' || list === undefined ? undefined : list;
  return (
    <>
      <p role="status">
        {list === undefined && 'Recherche…'}
        {list === 'failed' && 'La médiathèque ne répond pas. Fermez cette fenêtre, puis recommencez.'}
        {shown && formatCount(shown.total, 'image', 'images')}
        {shown && shown.total > shown.images.length && ` : les ${shown.images.length} premières sont ici.`}
      </p>
      <ul className="po-images">
        {shown?.images.map((image) => (
          <li key={image.name}>
            <button
              type="button"
              className="fr-raw-button"
              onClick={() => {
                onChoose(image);
              }}
            >
              <ImageThumbnail image={image} />
              <strong>{image.name}</strong>
              <span className="po-mention"> {describeImage(image)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Chooses an image of the library, or adds one. It opens when it is made; closed, the focus goes back where it was. */
export function ImageDialog({ token, onChoose, onClose }: ImageDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const list = useImages(words);
  // Before the element goes: closing it is what gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="po-image-dialog" aria-labelledby={`${id}titre`} onCancel={onClose}>
      <div className="po-stack">
        <div className="po-desk-row">
          <h2 className="fr-h5" id={`${id}titre`}>
            Choisir une image
          </h2>
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onClose}>
            Fermer
          </button>
        </div>
        <div className="fr-input-group" role="search">
          <label className="fr-label" htmlFor={`${id}mots`}>
            Chercher dans la médiathèque
          </label>
          <input
            className="fr-input"
            type="search"
            id={`${id}mots`}
            maxLength={200}
            value={words}
            autoComplete="off"
            onChange={({ target }) => {
              setWords(target.value);
            }}
          />
        </div>
        <Found list={list} onChoose={onChoose} />
        <details className="po-section">
          <summary>Ajouter une image</summary>
          <ImageUpload token={token} onAdded={onChoose} />
        </details>
      </div>
    </dialog>
  );
}
