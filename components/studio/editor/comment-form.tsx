'use client';

import { type ReactNode, useState } from 'react';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { MAX_COMMENT, MAX_QUOTE } from '#lib/studio/comment-limits.ts';
import { COMMENT_WORDS } from '#lib/studio/comment-words.ts';
import type { CommentOutcome } from '#lib/studio/comments.ts';
import type { CommentsState } from './use-comments.ts';

const QUOTE_ID = 'commentaire-citation';
const TEXT_ID = 'commentaire-texte';

/** Puts a passage in the form of a new comment, and the cursor where the comment is written; true where it was cut. */
export function quotePassage(passage: string): boolean {
  const field = document.getElementById(QUOTE_ID);
  if (field instanceof HTMLTextAreaElement) field.value = passage.slice(0, MAX_QUOTE).trim();
  document.getElementById(TEXT_ID)?.focus();
  return passage.length > MAX_QUOTE;
}

interface CommentActProps {
  draftId: number;
  token: string;
  /** The end of the address. */
  name: string;
  send: CommentsState['send'];
  onDone: (outcome: CommentOutcome, form: HTMLFormElement) => void;
  className?: string;
  children: ReactNode;
}

/** A form that the browser sends where there is no script, and that stays on its page where there is one. */
export function CommentAct({ draftId, token, name, send, onDone, className, children }: CommentActProps) {
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    setBusy(true);
    const fields = [...new FormData(form)].flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    );
    const outcome = await send(name, new URLSearchParams(fields));
    setBusy(false);
    if (outcome) onDone(outcome, form);
  };
  return (
    <form
      method="post"
      action={`/studio/brouillons/${draftId}/${name}`}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <CsrfField token={token} />
      {children}
    </form>
  );
}

interface CommentFormProps extends Pick<CommentActProps, 'draftId' | 'token' | 'send'> {
  version: number;
  /** The comment that is answered; a new one without it. */
  replyTo?: number;
  /** After an answer, its form is closed. */
  onSaved?: (form: HTMLFormElement) => void;
}

const FIELD_FAULTS = new Set<CommentOutcome>(['empty', 'too-long']);

/** A new comment, or an answer. Fields keep what is typed before React answers: they are not its own. */
export function CommentForm({ draftId, token, send, version, replyTo, onSaved }: CommentFormProps) {
  const [fault, setFault] = useState<string>();
  const id = replyTo === undefined ? TEXT_ID : `reponse-${replyTo}`;
  const done = (outcome: CommentOutcome, form: HTMLFormElement) => {
    const isFault = FIELD_FAULTS.has(outcome);
    setFault(isFault ? COMMENT_WORDS[outcome].text : undefined);
    if (isFault) document.getElementById(id)?.focus();
    if (outcome !== 'saved') return;
    form.reset();
    onSaved?.(form);
  };
  return (
    <CommentAct
      draftId={draftId}
      token={token}
      name="commentaires"
      send={send}
      onDone={done}
      className="po-comment-form"
    >
      <input type="hidden" name="version" value={version} />
      {replyTo !== undefined && <input type="hidden" name="reponse" value={replyTo} />}
      <div className={`fr-input-group${fault === undefined ? '' : ' fr-input-group--error'}`}>
        <label className="fr-label" htmlFor={id}>
          {replyTo === undefined ? 'Votre commentaire' : 'Votre réponse'}
        </label>
        <textarea
          className="fr-input"
          id={id}
          name="texte"
          rows={3}
          maxLength={MAX_COMMENT}
          aria-required
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-erreur`}
        />
        <div id={`${id}-erreur`}>{fault !== undefined && <p className="fr-error-text">{fault}</p>}</div>
      </div>
      {replyTo === undefined && (
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={QUOTE_ID}>
            Passage cité
            <span className="fr-hint-text">
              Facultatif. Sélectionnez-le dans le texte, puis « Commenter la sélection », ou copiez-le ici.
            </span>
          </label>
          <textarea className="fr-input" id={QUOTE_ID} name="citation" rows={2} maxLength={MAX_QUOTE} />
        </div>
      )}
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
        {replyTo === undefined ? 'Commenter' : 'Envoyer la réponse'}
      </button>
    </CommentAct>
  );
}
