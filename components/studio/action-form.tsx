'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { CsrfField } from './csrf-field.tsx';

/** What an action answers to a form. */
export interface ActionResult {
  done: boolean;
  message: string;
}

interface ActionFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
  csrfToken: string;
  /** The fields. */
  children?: ReactNode;
  submit: string;
  submitClass?: string;
  /** Completes the name of the button where several say the same. */
  submitTitle?: string;
  className?: string;
}

/** A form and what became of it, said where it was sent. Works without script: the page then comes back with it. */
export function ActionForm({
  action,
  csrfToken,
  children,
  submit,
  submitClass = 'fr-btn',
  submitTitle,
  className = 'po-stack po-stack--sm',
}: ActionFormProps) {
  const [result, send, pending] = useActionState(action, null);
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result) message.current?.focus();
  }, [result]);
  return (
    <form action={send} className={className}>
      <CsrfField token={csrfToken} />
      {children}
      <div>
        <button
          className={submitClass}
          type="submit"
          disabled={pending}
          title={submitTitle}
          aria-label={submitTitle}
        >
          {submit}
        </button>
      </div>
      {result && (
        <div
          ref={message}
          tabIndex={-1}
          role={result.done ? 'status' : 'alert'}
          className={`fr-alert fr-alert--sm ${result.done ? 'fr-alert--success' : 'fr-alert--error'}`}
        >
          <p>{result.message}</p>
        </div>
      )}
    </form>
  );
}
