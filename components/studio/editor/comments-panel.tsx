'use client';

import { CommentText, ThreadText } from '#components/studio/comment-text.tsx';
import type { Comment, CommentThread } from '#lib/studio/comments.ts';
import { CommentAct, CommentForm } from './comment-form.tsx';
import type { CommentsState } from './use-comments.ts';

const STATE_ID = 'commentaires-etat';

interface CommentsPanelProps {
  state: CommentsState;
  draftId: number;
  version: number;
  token: string;
}

/** What had the focus may be gone, or elsewhere. */
function focusState(): void {
  document.getElementById(STATE_ID)?.focus();
}

interface ActProps extends CommentsPanelProps {
  comment: Comment;
  act: 'regler' | 'rouvrir' | 'supprimer';
}

const ACT_LABELS = {
  regler: 'Marquer comme réglé',
  rouvrir: 'Rouvrir',
  supprimer: 'Supprimer',
} as const;

function Act({ state, draftId, token, comment, act }: ActProps) {
  return (
    <CommentAct
      draftId={draftId}
      token={token}
      name={`commentaires/${comment.id}`}
      send={state.send}
      onDone={focusState}
    >
      <input type="hidden" name="acte" value={act} />
      <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
        {ACT_LABELS[act]}
        <span className="fr-sr-only">
          {' '}
          : commentaire de {comment.author}, {comment.when}
        </span>
      </button>
    </CommentAct>
  );
}

function Thread({ thread, ...panel }: CommentsPanelProps & { thread: CommentThread }) {
  const { id, author, when, settled, answers, mayRemove } = thread;
  return (
    <li>
      <ThreadText thread={thread} />
      {answers.length > 0 && (
        <ul className="po-comment-answers" aria-label={`Réponses à ${author}`}>
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentText comment={answer} />
              {answer.mayRemove && settled === null && <Act {...panel} comment={answer} act="supprimer" />}
            </li>
          ))}
        </ul>
      )}
      <div className="po-comment-acts">
        {settled === null ? (
          <>
            <details>
              <summary>
                Répondre
                <span className="fr-sr-only">
                  {' '}
                  au commentaire de {author}, {when}
                </span>
              </summary>
              <CommentForm
                draftId={panel.draftId}
                token={panel.token}
                version={panel.version}
                send={panel.state.send}
                replyTo={id}
                onSaved={(form) => {
                  form.closest('details')?.removeAttribute('open');
                  focusState();
                }}
              />
            </details>
            <Act {...panel} comment={thread} act="regler" />
            {mayRemove && <Act {...panel} comment={thread} act="supprimer" />}
          </>
        ) : (
          <Act {...panel} comment={thread} act="rouvrir" />
        )}
      </div>
    </li>
  );
}

/** What is said of the draft. Every form of it works before React answers, and without it. */
export function CommentsPanel(panel: CommentsPanelProps) {
  const { comments, said } = panel.state;
  const open = comments.threads.filter(({ settled }) => settled === null);
  const settled = comments.threads.filter((thread) => thread.settled !== null);
  return (
    <section aria-labelledby="commentaires" className="po-stack po-stack--sm">
      <h2 className="fr-h5" id="commentaires">
        Commentaires
        {open.length > 0 && ` (${open.length} ${open.length > 1 ? 'ouverts' : 'ouvert'})`}
      </h2>
      <div id={STATE_ID} tabIndex={-1}>
        <div role="status">{said?.tone === 'success' && <p>{said.text}</p>}</div>
        <div role="alert">
          {said?.tone === 'error' && <p className="fr-message fr-message--error">{said.text}</p>}
        </div>
      </div>
      {open.length > 0 && (
        <ul className="po-desk-list" aria-label="Commentaires ouverts">
          {open.map((thread) => (
            <Thread key={thread.id} {...panel} thread={thread} />
          ))}
        </ul>
      )}
      <CommentForm
        draftId={panel.draftId}
        token={panel.token}
        version={panel.version}
        send={panel.state.send}
      />
      {settled.length > 0 && (
        <details>
          <summary>Commentaires réglés ({settled.length})</summary>
          <ul className="po-desk-list">
            {settled.map((thread) => (
              <Thread key={thread.id} {...panel} thread={thread} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
