'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useEffect, useId, useState } from 'react';
import type { StudioImage } from '#lib/studio/images.ts';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { ImageFields } from './image-fields.tsx';
import { sendImage, UPLOAD_PATH } from './send-image.ts';

const MAX_BYTES = 10 * 1024 * 1024;

interface ImageUploadProps {
  token: string;
  /** Where the image goes once it is in the library: its own page unless told. */
  onAdded?: (image: StudioImage, words: string) => void;
}

/** What is chosen, shown before it is sent. */
function usePreview(): [string | undefined, (file: File | undefined) => void] {
  const [address, setAddress] = useState<string>();
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  return [
    address,
    (file) => {
      setAddress(file?.type.startsWith('image/') ? URL.createObjectURL(file) : undefined);
    },
  ];
}

/** Adds an image to the library. Without script it is a plain form. */
export function ImageUpload({ token, onAdded }: ImageUploadProps) {
  const id = useId();
  const router = useRouter();
  const [preview, show] = usePreview();
  const [percent, setPercent] = useState<number>();
  const [failure, setFailure] = useState<string>();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setFailure(undefined);
    setPercent(0);
    const answer = await sendImage(new FormData(form), setPercent);
    setPercent(undefined);
    if ('failure' in answer) {
      setFailure(answer.failure);
      document.getElementById(`${id}fichier`)?.focus();
      return;
    }
    form.reset();
    show(undefined);
    if (onAdded) onAdded(answer.image, answer.words);
    else router.push(`/studio/images/${answer.image.name}?avis=image-ajoutee`);
  };
  return (
    <form
      method="post"
      action={UPLOAD_PATH}
      encType="multipart/form-data"
      className="po-fields po-narrow"
      onSubmit={(event) => void submit(event)}
    >
      <CsrfField token={token} />
      <div className={`fr-upload-group${failure ? ' fr-upload-group--error' : ''}`}>
        <label className="fr-label" htmlFor={`${id}fichier`}>
          Fichier
          <span className="fr-hint-text">
            JPEG, PNG ou WebP, 10 Mo au plus. Le lieu et l’appareil de la prise de vue sont effacés.
          </span>
        </label>
        <input
          className="fr-upload"
          type="file"
          id={`${id}fichier`}
          name="fichier"
          accept="image/jpeg,image/png,image/webp"
          required
          aria-describedby={`${id}erreur`}
          aria-invalid={failure ? true : undefined}
          onChange={({ target }) => {
            const file = target.files?.[0];
            const tooLong = (file?.size ?? 0) > MAX_BYTES;
            setFailure(
              tooLong ? 'Ce fichier dépasse 10 Mo. Réduisez-le, puis choisissez-le à nouveau.' : undefined,
            );
            show(file);
          }}
        />
        <div id={`${id}erreur`} role="alert">
          {failure && <p className="fr-error-text">{failure}</p>}
        </div>
      </div>
      {preview && <img className="po-image-chosen" src={preview} alt="Aperçu du fichier choisi" />}
      <ImageFields />
      <div className="po-actions">
        <button className="fr-btn" type="submit" disabled={percent !== undefined}>
          Ajouter à la médiathèque
        </button>
      </div>
      <p role="status" className="po-upload-status">
        {percent !== undefined &&
          (percent < 100 ? `Envoi : ${percent} %` : 'Envoyée : le portail la prépare…')}
      </p>
    </form>
  );
}
