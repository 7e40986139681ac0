'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** Once it is closed, where the focus has no other place to go back to. */
  onClosed?: () => void;
  /** Of its own, beside that of every dialog. */
  className?: string;
  children: ReactNode;
}

/** A window over the page. It opens when it is made; closed, the focus goes back where it was. */
export function Dialog({ title, onClose, onClosed, className, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const closed = useRef(onClosed);
  useLayoutEffect(() => {
    closed.current = onClosed;
  });
  // Before the element goes: closing it is what gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // Who opens a window comes to fill it in, not to close it.
    element?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      element?.close();
      closed.current?.();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={['po-dialog', className].filter(Boolean).join(' ')}
      aria-labelledby={id}
      onCancel={(event) => {
        // That of a dialog opened from here is no word about this one.
        if (event.target === event.currentTarget) onClose();
      }}
    >
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
