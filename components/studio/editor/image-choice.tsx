'use client';

import { useState } from 'react';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import type { SourceEdit } from '#lib/studio/source-edit.ts';
import type { FieldPath } from '#lib/studio/yaml-value.ts';

interface ImageChoiceProps {
  /** Where the front matter keeps what an image is. */
  paths: Readonly<Record<'src' | 'alt' | 'credit', FieldPath>>;
  edit: (...edits: SourceEdit[]) => void;
  say: (message: string) => void;
  token: string;
}

/** Fills address, alternative and credit from an image of the library, in one go. */
export function ImageChoice({ paths, edit, say, token }: ImageChoiceProps) {
  const [asks, setAsks] = useState(false);
  return (
    <div>
      <button
        type="button"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        onClick={() => {
          setAsks(true);
        }}
      >
        Choisir dans la médiathèque
      </button>
      {asks && (
        <ImageDialog
          token={token}
          onClose={() => {
            setAsks(false);
          }}
          onChoose={({ src, alt, credit }) => {
            setAsks(false);
            edit(
              { kind: 'set', path: paths.src, value: src },
              { kind: 'set', path: paths.alt, value: alt === '' ? undefined : alt },
              { kind: 'set', path: paths.credit, value: credit ?? undefined },
            );
            say('L’image, son texte alternatif et son crédit sont dans la fiche.');
          }}
        />
      )}
    </div>
  );
}
