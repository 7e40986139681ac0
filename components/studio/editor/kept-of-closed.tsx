'use client';

import { useEffect, useRef, useState } from 'react';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { describeAnswer } from './describe-failure.ts';
import { DraftRequests, type PageSession } from './draft-requests.ts';
import { findKeptText, forgetText, type KeptText } from './kept-text.ts';

interface KeptOfClosedProps {
  draftId: number;
  page: PageSession;
  /** Where a text put aside is taken up again. */
  action: string;
  mayResume: boolean;
  /** Texts that the server holds of this draft. */
  known: readonly string[];
}

/** A text that this browser kept of a draft closed since: it is put aside on the server, then taken up again. */
export function KeptOfClosed({ draftId, page, action, mayResume, known }: KeptOfClosedProps) {
  const [kept, setKept] = useState<KeptText>();
  const [token, setToken] = useState(page.token);
  const [requests] = useState(() => new DraftRequests(draftId, page, setToken));
  const [asideId, setAsideId] = useState<number>();
  const [refusal, setRefusal] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const found = findKeptText(draftId);
    if (!found) return;
    if (known.includes(found.text)) {
      forgetText(draftId);
      return;
    }
    // Only the browser knows of it: the page is shown first as the server made it.
    const timer = setTimeout(() => {
      setKept(found);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [draftId, known]);
  useEffect(() => {
    if (asideId !== undefined) form.current?.submit();
  }, [asideId]);
  if (!kept) return null;
  const resume = async () => {
    const answer = await requests.save(kept.version, kept.text);
    if ('outcome' in answer && answer.outcome === 'closed') {
      forgetText(draftId);
      setAsideId(answer.asideId);
    } else setRefusal(describeAnswer(answer, true));
  };
  return (
    <section aria-labelledby="garde-ici" className="po-stack po-stack--sm">
      <h2 className="fr-h4" id="garde-ici">
        Gardé dans ce navigateur, non enregistré
      </h2>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="texte-garde-ici">
          Texte gardé dans ce navigateur
        </label>
        <textarea className="fr-input" id="texte-garde-ici" readOnly rows={10} value={kept.text} />
      </div>
      <div role="alert">
        {refusal !== undefined && <p className="fr-message fr-message--error">{refusal}</p>}
      </div>
      {mayResume && (
        <form
          ref={form}
          method="post"
          action={action}
          onSubmit={(event) => {
            event.preventDefault();
            void resume();
          }}
        >
          <CsrfField token={token} />
          <input type="hidden" name="texte" value={asideId ?? ''} />
          <button className="fr-btn fr-btn--secondary" type="submit">
            Reprendre dans un brouillon<span className="fr-sr-only"> : texte gardé dans ce navigateur</span>
          </button>
        </form>
      )}
    </section>
  );
}
