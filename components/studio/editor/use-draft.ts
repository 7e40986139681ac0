'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { DraftRequests, RequestFailure, SaveAnswer } from './draft-requests.ts';
import { forgetText, keepText } from './kept-text.ts';

const PAUSE_MS = 2_000;
const RETRY_MS = 10_000;
const UNDO_MAX = 200;
/** Changes that follow each other closely are undone together. */
const GROUP_MS = 800;

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' | 'saving' | 'network' | 'expired' | 'closed' | 'too-large' | 'full' | 'read-only' }
  | { kind: 'refused'; title: string }
  | { kind: 'conflict'; version: number; theirs: string; author: string | null };

export interface DraftState {
  text: string;
  version: number;
  /** The text that the server holds. */
  savedText: string;
  save: SaveState;
  past: string[];
  future: string[];
  changedAt: number;
}

type Action =
  | { kind: 'change'; text: string; at: number }
  | { kind: 'undo' | 'redo' | 'saving' }
  | { kind: 'take'; text: string; version: number; at: string }
  | { kind: 'answered'; text: string; answer: SaveAnswer | RequestFailure };

function answered(state: DraftState, text: string, answer: SaveAnswer | RequestFailure): DraftState {
  if ('failure' in answer) {
    const save: SaveState =
      answer.failure === 'refused' ? { kind: 'refused', title: answer.title } : { kind: answer.failure };
    return { ...state, save };
  }
  switch (answer.outcome) {
    case 'saved': {
      const save: SaveState = state.text === text ? { kind: 'saved', at: answer.at } : { kind: 'waiting' };
      return { ...state, version: answer.version, savedText: text, save };
    }
    case 'conflict': {
      const { version, theirs, author = null } = answer;
      return { ...state, save: { kind: 'conflict', version, theirs, author } };
    }
    case 'disk':
      return { ...state, save: { kind: answer.fault } };
    case 'closed':
    case 'too-large':
      return { ...state, save: { kind: answer.outcome } };
  }
}

const stuck = ({ kind }: SaveState): boolean => kind === 'conflict' || kind === 'closed';

function withText(state: DraftState, text: string): DraftState {
  const save: SaveState = stuck(state.save) ? state.save : { kind: 'waiting' };
  return { ...state, text, save };
}

function reduce(state: DraftState, action: Action): DraftState {
  switch (action.kind) {
    case 'change': {
      if (action.text === state.text) return state;
      const grouped = action.at - state.changedAt < GROUP_MS && state.past.length > 0;
      const past = grouped ? state.past : [...state.past, state.text].slice(-UNDO_MAX);
      return { ...withText(state, action.text), past, future: [], changedAt: action.at };
    }
    case 'undo': {
      const text = state.past.at(-1);
      if (text === undefined) return state;
      return {
        ...withText(state, text),
        past: state.past.slice(0, -1),
        future: [...state.future, state.text],
        changedAt: 0,
      };
    }
    case 'redo': {
      const text = state.future.at(-1);
      if (text === undefined) return state;
      return {
        ...withText(state, text),
        past: [...state.past, state.text],
        future: state.future.slice(0, -1),
        changedAt: 0,
      };
    }
    case 'saving':
      return { ...state, save: { kind: 'saving' } };
    case 'take':
      return {
        ...state,
        text: action.text,
        savedText: action.text,
        version: action.version,
        past: [...state.past, state.text].slice(-UNDO_MAX),
        save: { kind: 'saved', at: action.at },
      };
    case 'answered':
      return answered(state, action.text, action.answer);
  }
}

export interface DraftStart {
  id: number;
  version: number;
  text: string;
  updatedAt: string;
}

/** A draft being written: its text, undone and redone, saved after a pause, one request at a time, kept in the browser. */
export function useDraft(start: DraftStart, requests: DraftRequests) {
  const [state, dispatch] = useReducer(reduce, {
    text: start.text,
    version: start.version,
    savedText: start.text,
    save: { kind: 'saved', at: start.updatedAt },
    past: [],
    future: [],
    changedAt: 0,
  });
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const inFlight = useRef<Promise<void> | null>(null);

  /** What the server holds, known before the screen shows it. */
  const held = useRef({ text: start.text, version: start.version });

  const send = useCallback(
    async (text: string, version: number, replace: boolean): Promise<void> => {
      dispatch({ kind: 'saving' });
      const answer = await requests.save(version, text, replace);
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
    if (text !== held.current.text && !stuck(save)) {
      inFlight.current = send(text, held.current.version, false).finally(() => {
        inFlight.current = null;
      });
      await inFlight.current;
    }
    return text === held.current.text ? held.current.version : undefined;
  }, [send]);

  const { text, savedText, version, save } = state;
  const touched = state.past.length > 0;
  useEffect(() => {
    if (text === savedText) {
      // Opened and untouched: a text kept earlier is still to be offered.
      if (touched) forgetText(start.id);
      return;
    }
    keepText(start.id, { version, text, at: Date.now() });
    if (stuck(save) || save.kind === 'saving' || save.kind === 'expired' || save.kind === 'too-large') return;
    const timer = setTimeout(() => void saveNow(), save.kind === 'waiting' ? PAUSE_MS : RETRY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, savedText, version, save, touched, saveNow, start.id]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current.text !== latest.current.savedText) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);

  return {
    state,
    saveNow,
    change: useCallback((next: string) => {
      dispatch({ kind: 'change', text: next, at: Date.now() });
    }, []),
    undo: useCallback(() => {
      dispatch({ kind: 'undo' });
    }, []),
    redo: useCallback(() => {
      dispatch({ kind: 'redo' });
    }, []),
    /** Takes the text of the server in the place of the one here, which can be undone to. */
    takeTheirs: useCallback((theirs: string, theirVersion: number) => {
      held.current = { text: theirs, version: theirVersion };
      dispatch({ kind: 'take', text: theirs, version: theirVersion, at: new Date().toISOString() });
    }, []),
    keepMine: useCallback(
      async (theirVersion: number) => send(latest.current.text, theirVersion, true),
      [send],
    ),
  };
}
