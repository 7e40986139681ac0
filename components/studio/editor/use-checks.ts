'use client';

import { useEffect, useState } from 'react';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import type { DraftRequests, RequestFailure } from './draft-requests.ts';

const PAUSE_MS = 1_200;
const RETRY_MS = 10_000;

interface Checks {
  faults: readonly CheckedFault[] | undefined;
  checking: boolean;
  failure: string | undefined;
}

/** What is refused for good is not asked again before the text changes. */
const mayPass = (failure: RequestFailure): boolean => failure.failure !== 'refused' || failure.status >= 500;

/** The faults of a text, asked again after each pause. An answer to a text that changed meanwhile is dropped. */
export function useChecks(text: string, requests: DraftRequests): Checks {
  const [known, setKnown] = useState<{ text: string; faults?: CheckedFault[]; failure?: string }>();
  const [first, setFirst] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let dropped = false;
    let retry: ReturnType<typeof setTimeout>;
    const timer = setTimeout(
      () => {
        setFirst(false);
        void requests.check(text).then((answer) => {
          if (dropped) return;
          if ('faults' in answer) {
            setKnown({ text, faults: answer.faults });
            return;
          }
          const failure = mayPass(answer)
            ? 'Le contrôle ne répond pas : il reprendra de lui-même.'
            : 'Le contrôle n’est pas fait : le portail le refuse.';
          setKnown((before) => ({ ...before, text, failure }));
          if (mayPass(answer)) retry = setTimeout(setAttempt, RETRY_MS, attempt + 1);
        });
      },
      first ? 0 : PAUSE_MS,
    );
    return () => {
      dropped = true;
      clearTimeout(timer);
      clearTimeout(retry);
    };
  }, [text, requests, first, attempt]);
  return { faults: known?.faults, checking: known?.text !== text, failure: known?.failure };
}
