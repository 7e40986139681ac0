'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A window over the page. It opens when it is made; closed, the focus goes back where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element goes: closing it is what gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} className="po-image-dialog" aria-labelledby={id} onCancel={onClose}>
      <div className="po-stack">
        <div className="po-desk-row">
          <h2 className="fr-h5" id={id}>
            {title}
          </h2>
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onClose}>
            Fermer
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
