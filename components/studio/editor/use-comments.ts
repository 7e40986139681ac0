'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { COMMENT_WORDS } from '#lib/studio/comment-words.ts';
import type { Comment, CommentOutcome, Comments } from '#lib/studio/comments.ts';
import type { NoticeWords } from '#lib/studio/notices.ts';
import { describeFailure } from './describe-failure.ts';
import type { DraftRequests } from './draft-requests.ts';

const listAll = ({ threads }: Comments): Comment[] =>
  threads.flatMap((thread) => [thread, ...thread.answers]);

/** What is to be read out of a list that came by itself. */
function describeNews(before: Comments, after: Comments): string {
  const known = new Set(listAll(before).map(({ id }) => id));
  const [first, ...others] = listAll(after).filter(({ id, isMine }) => !isMine && !known.has(id));
  if (!first) return 'La liste des commentaires a changé.';
  return others.length > 0
    ? `${others.length + 1} nouveaux commentaires.`
    : `Nouveau commentaire de ${first.author}.`;
}

/** What is said of the draft, as the page had it, and as it is since. */
export function useComments(
  requests: DraftRequests,
  { initial, notice }: { initial: Comments; notice: NoticeWords | undefined },
) {
  const [comments, setComments] = useState(initial);
  const [said, setSaid] = useState(notice);
  const known = useRef(initial);
  useEffect(() => {
    known.current = comments;
  });
  /** At a beat of presence: asks for the list where another mark tells of another one. */
  const meet = useCallback(
    async (mark: string): Promise<void> => {
      const before = known.current;
      if (mark === before.mark) return;
      const answer = await requests.listComments();
      // What was sent from here meanwhile has brought a list of its own.
      if ('failure' in answer || known.current !== before) return;
      setComments(answer);
      setSaid({ tone: 'success', text: describeNews(before, answer) });
    },
    [requests],
  );
  /** Sends a form; undefined where no answer came, which is said. */
  const send = useCallback(
    async (name: string, form: URLSearchParams): Promise<CommentOutcome | undefined> => {
      const answer = await requests.comment(name, form);
      if ('failure' in answer) {
        setSaid({ tone: 'error', text: describeFailure(answer) });
        return undefined;
      }
      setComments(answer.comments);
      setSaid(COMMENT_WORDS[answer.outcome]);
      return answer.outcome;
    },
    [requests],
  );
  return { comments, said, say: setSaid, meet, send };
}

export type CommentsState = ReturnType<typeof useComments>;
