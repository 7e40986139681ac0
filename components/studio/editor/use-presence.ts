'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Companion, Presence } from '#lib/studio/presence.ts';
import type { DraftRequests } from './draft-requests.ts';

const BEAT_MS = 10_000;
/** Who has left their desk gives the hand back, and their session its time to expire. */
const IDLE_MS = 600_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'focus'] as const;

export interface PresenceState {
  hasHand: boolean;
  companions: readonly Companion[];
  /** The document was published, or its file changed, since the draft was begun. */
  baseMoved: boolean;
  /** True once the hand was here and went to someone else. */
  isLost: boolean;
  /** Published or given up meanwhile. */
  isClosed: boolean;
}

interface PresenceOptions {
  requests: DraftRequests;
  /** The version of the server’s text that the screen knows. */
  version: number;
  /** Who has the hand as the page opens. */
  holder: Companion | null;
  canSave: boolean;
  /** `back`: the hand is here, and was not before. */
  onBeat: (presence: Presence, back: boolean) => Promise<void>;
  /** Before the hand is left to another: what is unsaved goes to the server, which puts it aside. */
  onLost: () => Promise<void>;
  /** A save was refused because another window has the hand: the next beat need not be waited for. */
  isRefused: boolean;
}

/** Who else has the draft on their screen, and who may write: asked again every ten seconds. */
export function usePresence(options: PresenceOptions) {
  const { requests, version, holder, canSave, onBeat, onLost, isRefused } = options;
  const [state, setState] = useState<PresenceState>({
    hasHand: canSave && holder === null,
    companions: holder ? [holder] : [],
    baseMoved: false,
    isLost: false,
    isClosed: false,
  });
  const known = useRef({
    version,
    onBeat,
    onLost,
    hasHand: state.hasHand,
    isClosed: false,
    isCut: false,
    opens: true,
  });
  useEffect(() => {
    known.current = { ...known.current, version, onBeat, onLost };
  });
  const livedAt = useRef(0);

  const beat = useCallback(
    async (take: boolean): Promise<void> => {
      const { version: shown, opens } = known.current;
      const answer = await requests.beat(shown, { take, opens });
      known.current.isCut = 'failure' in answer && answer.failure !== 'refused';
      if ('failure' in answer) {
        if (answer.failure === 'refused' && answer.status === 404) {
          known.current.isClosed = true;
          setState((before) => ({ ...before, isClosed: true }));
        }
        return;
      }
      const { hasHand, companions, baseMoved } = answer;
      known.current.opens = false;
      const had = known.current.hasHand;
      known.current.hasHand = hasHand;
      if (had && !hasHand) await known.current.onLost();
      await known.current.onBeat(answer, hasHand && !had);
      setState((before) => ({
        ...before,
        hasHand,
        companions,
        baseMoved,
        isLost: !hasHand && (had || before.isLost),
      }));
    },
    [requests],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const turn = async () => {
      clearTimeout(timer);
      if (Date.now() - livedAt.current < IDLE_MS) await beat(false);
      clearTimeout(timer);
      if (!isOver && !known.current.isClosed) timer = setTimeout(() => void turn(), BEAT_MS);
    };
    const live = () => {
      const wasIdle = Date.now() - livedAt.current >= IDLE_MS;
      livedAt.current = Date.now();
      if (wasIdle) void turn();
    };
    // Back from the window where they signed in again, or from where the network was lost.
    const resume = () => {
      if (known.current.isCut) void turn();
    };
    const leave = () => {
      requests.leave(known.current.version);
    };
    live();
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, live, { passive: true });
    window.addEventListener('focus', resume);
    window.addEventListener('pagehide', leave);
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, live);
      window.removeEventListener('focus', resume);
      window.removeEventListener('pagehide', leave);
    };
  }, [beat, requests]);

  useEffect(() => {
    if (isRefused) void beat(false);
  }, [isRefused, beat]);

  return {
    ...state,
    takeHand: useCallback(async () => beat(true), [beat]),
    acceptBase: useCallback(() => {
      setState((before) => ({ ...before, baseMoved: false }));
    }, []),
  };
}
