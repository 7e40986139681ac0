'use client';

import { useEffect, useState } from 'react';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import type { DraftRequests } from './draft-requests.ts';

const PAUSE_MS = 1_200;

interface Checks {
  faults: readonly CheckedFault[] | undefined;
  checking: boolean;
  failure: string | undefined;
}

/** The faults of a text, asked again after each pause. An answer to a text that changed meanwhile is dropped. */
export function useChecks(text: string, requests: DraftRequests): Checks {
  const [known, setKnown] = useState<{ text: string; faults?: CheckedFault[]; failure?: string }>();
  const [first, setFirst] = useState(true);
  useEffect(() => {
    let dropped = false;
    const timer = setTimeout(
      () => {
        setFirst(false);
        void requests.check(text).then((answer) => {
          if (dropped) return;
          if ('faults' in answer) setKnown({ text, faults: answer.faults });
          else
            setKnown((before) => ({
              ...before,
              text,
              failure: 'Le contrôle ne répond pas : il reprendra avec le réseau.',
            }));
        });
      },
      first ? 0 : PAUSE_MS,
    );
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [text, requests, first]);
  return { faults: known?.faults, checking: known?.text !== text, failure: known?.failure };
}
