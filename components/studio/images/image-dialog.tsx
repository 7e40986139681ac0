'use client';

import { useId, useState } from 'react';
import { Dialog } from '#components/studio/dialog.tsx';
import { useAnswer } from '#components/studio/use-answer.ts';
import { formatCount } from '#lib/french.ts';
import type { ImageList, StudioImage } from '#lib/studio/images.ts';
import { describeImage, ImageThumbnail } from './image-card.tsx';
import { ImageUpload } from './image-upload.tsx';

interface ImageDialogProps {
  token: string;
  onChoose: (image: StudioImage) => void;
  onClose: () => void;
}

const readImages = (json: unknown) => json as ImageList;

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

/** Chooses an image of the library, or adds one. */
export function ImageDialog({ token, onChoose, onClose }: ImageDialogProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const list = useAnswer(`/studio/images/liste?${new URLSearchParams({ q: words }).toString()}`, readImages);
  return (
    <Dialog title="Choisir une image" onClose={onClose}>
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
    </Dialog>
  );
}
