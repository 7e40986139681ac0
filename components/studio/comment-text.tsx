import type { Comment, CommentThread } from '#lib/studio/comments.ts';

/** Who said what, and when. */
export function CommentText({ comment, note }: { comment: Comment; note?: string | undefined }) {
  const { author, when, text } = comment;
  return (
    <>
      <p className="po-mention">
        <strong>{author}</strong>, le {when}
        {note !== undefined && ` · ${note}`}
      </p>
      <p className="po-comment-text">{text}</p>
    </>
  );
}

function describeAge({ quote, isQuoteGone, isOfFormerText }: CommentThread): string | undefined {
  if (isQuoteGone) return 'ce passage a changé depuis';
  return isOfFormerText && quote === null ? 'le texte a changé depuis' : undefined;
}

/** A comment with the passage that it speaks of. */
export function ThreadText({ thread }: { thread: CommentThread }) {
  const { quote, settled } = thread;
  return (
    <>
      {quote !== null && <blockquote className="po-comment-quote">{quote}</blockquote>}
      <CommentText comment={thread} note={describeAge(thread)} />
      {settled && (
        <p className="po-mention">
          Réglé par {settled.by}, le {settled.when}
        </p>
      )}
    </>
  );
}

/** What was said of a draft that is published: read, and no more. */
export function PastComments({ threads }: { threads: readonly CommentThread[] }) {
  if (threads.length === 0) return null;
  return (
    <details className="po-section">
      <summary>Commentaires du brouillon ({threads.length})</summary>
      <ul className="po-desk-list">
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadText thread={thread} />
            {thread.answers.length > 0 && (
              <ul className="po-comment-answers">
                {thread.answers.map((answer) => (
                  <li key={answer.id}>
                    <CommentText comment={answer} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
