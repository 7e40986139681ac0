'use client';

import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Presence } from '#lib/studio/presence.ts';
import type { DraftRequests, RequestFailure, SaveAnswer } from './draft-requests.ts';
import {
  beginDraft,
  type DraftStart,
  isAtRisk,
  isCutOff,
  isStuck,
  keptOf,
  reduceDraft,
} from './draft-state.ts';
import { forgetText, keepText, type KeptText } from './kept-text.ts';

const PAUSE_MS = 2_000;
const RETRY_MS = 10_000;

const now = (): string => new Date().toISOString();

/** A draft being written: its text, undone and redone, saved after a pause, one request at a time, kept in the browser. */
export function useDraft(start: DraftStart, requests: DraftRequests) {
  const [state, dispatch] = useReducer(reduceDraft, start, beginDraft);
  const [isSettling, setSettling] = useState(false);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const inFlight = useRef<Promise<void> | null>(null);

  /** What the server holds, known before the screen shows it. */
  const held = useRef({ text: start.text, version: start.version });

  const send = useCallback(
    async (text: string, version: number): Promise<void> => {
      dispatch({ kind: 'saving' });
      const answer = await requests.save(version, text);
      if ('outcome' in answer && answer.outcome === 'saved') held.current = { text, version: answer.version };
      dispatch({ kind: 'answered', text, answer });
    },
    [requests],
  );

  /**
   * Saves what is not saved yet and gives the version that the server holds then, undefined where it does not hold this
   * text. Waits for the request under way, never sends a second one beside it.
   */
  const saveNow = useCallback(async (): Promise<number | undefined> => {
    while (inFlight.current) await inFlight.current;
    const { text, save } = latest.current;
    if (text !== held.current.text && !isStuck(save)) {
      inFlight.current = send(text, held.current.version).finally(() => {
        inFlight.current = null;
      });
      await inFlight.current;
    }
    return text === held.current.text ? held.current.version : undefined;
  }, [send]);

  const { text, savedText, version, save } = state;
  const touched = state.past.length > 0;
  useEffect(() => {
    const kept = keptOf(latest.current, Date.now());
    if (kept) {
      const isKept = keepText(start.id, kept);
      // Each letter passes here: nothing is drawn again for what stays as it was.
      if (isKept !== latest.current.isKept) dispatch({ kind: 'kept', isKept });
    } else if (touched) {
      // Opened and untouched: a text kept earlier is still to be offered.
      forgetText(start.id);
    }
    if (text === savedText || isStuck(save)) return;
    if (save.kind === 'saving' || isCutOff(save) || save.kind === 'too-large') return;
    const timer = setTimeout(() => void saveNow(), save.kind === 'waiting' ? PAUSE_MS : RETRY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, savedText, version, save, touched, saveNow, start.id]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isAtRisk(latest.current)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);

  /**
   * Saves the text that was chosen of two, over the version that was shown; what stands on the screen is put aside.
   * Gives why it could not be.
   */
  const settle = useCallback(
    async (chosen: string): Promise<SaveAnswer | RequestFailure> => {
      while (inFlight.current) await inFlight.current;
      const { text: mine, save: at } = latest.current;
      setSettling(true);
      const over = at.kind === 'conflict' ? at.version : held.current.version;
      const answer = await requests.replace(over, chosen, mine);
      setSettling(false);
      if ('failure' in answer) return answer;
      if (answer.outcome === 'saved') {
        held.current = { text: chosen, version: answer.version };
        dispatch({ kind: 'take', ...held.current, at: answer.at });
      } else if (answer.outcome !== 'disk' && answer.outcome !== 'too-large') {
        dispatch({ kind: 'answered', text: mine, answer });
      }
      return answer;
    },
    [requests],
  );

  /** The hand goes to another: what is not saved is sent once more, and the server puts it aside. */
  const handOver = useCallback(async (): Promise<void> => {
    while (inFlight.current) await inFlight.current;
    const { text } = latest.current;
    if (text === held.current.text) return;
    inFlight.current = send(text, held.current.version).finally(() => {
      inFlight.current = null;
    });
    await inFlight.current;
  }, [send]);

  /** What a beat says of the text. `back`: the window may write, and could not before. */
  const meet = useCallback(
    async (presence: Presence, back: boolean): Promise<void> => {
      while (inFlight.current) await inFlight.current;
      const { text: theirs, version: theirVersion, savedBy: author, hasHand } = presence;
      const newer = theirs !== null && theirVersion > held.current.version;
      const found = newer ? { text: theirs, version: theirVersion } : null;
      const { text, save } = latest.current;
      if (text === held.current.text && found) held.current = found;
      if (back || (hasHand && save.kind === 'hand-taken'))
        dispatch({ kind: 'hand-back', held: found, author, at: now() });
      else if (found) dispatch({ kind: 'followed', held: found, at: now() });
      // The server answers again: whoever was signed out is back.
      if (hasHand && isCutOff(save)) void saveNow();
    },
    [saveNow],
  );

  const act = useMemo(
    () => ({
      /** `isApart`: undone by itself, however close to another. */
      change: (next: string, isApart = false) => {
        dispatch({ kind: 'change', text: next, at: isApart ? undefined : Date.now() });
      },
      undo: () => {
        dispatch({ kind: 'undo' });
      },
      redo: () => {
        dispatch({ kind: 'redo' });
      },
      resume: (kept: KeptText) => {
        dispatch({ kind: 'resume', kept });
      },
    }),
    [],
  );
  return { state, isSettling, saveNow, settle, handOver, meet, ...act };
}
