import type { RequestFailure, SaveAnswer } from './draft-requests.ts';
import type { KeptText } from './kept-text.ts';

const UNDO_MAX = 200;
/** Changes that follow each other closely are undone together. */
const GROUP_MS = 800;

export type SaveState =
  /** `isBack`: the session had ended, and saving goes on in another. */
  | { kind: 'saved'; at: string; isBack?: boolean }
  | { kind: 'waiting' | 'saving' | 'network' | 'expired' | 'too-large' | 'full' | 'read-only' }
  | { kind: 'refused'; title: string }
  /** The draft is published or given up: `aside` is what the server put aside. */
  | { kind: 'closed'; aside: string }
  /** Someone else has signed in in this browser. */
  | { kind: 'other-person'; name: string }
  /** Another window has the hand: the text here is put aside, and `latest` is what the draft holds since. */
  | { kind: 'hand-taken'; author: string; latest: { text: string; version: number } | null }
  | Conflict;

/** The draft holds another text than the one that mine was typed from. */
export interface Conflict {
  kind: 'conflict';
  version: number;
  theirs: string;
  /** Who saved theirs, where it is known. */
  author: string | null;
}

/** What a text was typed from; its text is null where the browser did not keep it. */
export interface Origin {
  text: string | null;
  version: number;
}

export interface DraftState {
  text: string;
  version: number;
  /** The text that the server holds. */
  savedText: string;
  origin: Origin;
  save: SaveState;
  /** A save was refused because the session had ended, and none has been taken since. */
  isCut: boolean;
  /** False where the browser refuses to keep what is not saved. */
  isKept: boolean;
  past: string[];
  future: string[];
  changedAt: number;
}

/** A text of the server. */
export interface Held {
  text: string;
  version: number;
}

export type DraftAction =
  /** Without a time, it is undone by itself. */
  | { kind: 'change'; text: string; at: number | undefined }
  | { kind: 'undo' | 'redo' | 'saving' }
  | { kind: 'kept'; isKept: boolean }
  | ({ kind: 'take'; at: string } & Held)
  | { kind: 'answered'; text: string; answer: SaveAnswer | RequestFailure }
  /** The window may write again, and the server holds this. */
  | { kind: 'hand-back'; held: Held | null; author: string; at: string }
  /** Someone else who has the hand saved this. */
  | { kind: 'followed'; held: Held; at: string }
  | { kind: 'resume'; kept: KeptText };

export interface DraftStart {
  id: number;
  version: number;
  text: string;
  updatedAt: string;
}

export function beginDraft({ text, version, updatedAt }: DraftStart): DraftState {
  const save: SaveState = { kind: 'saved', at: updatedAt };
  const held = { text, version };
  const kept = { isCut: false, isKept: true };
  return { ...held, savedText: text, origin: held, save, ...kept, past: [], future: [], changedAt: 0 };
}

/** Nothing more is saved by itself: a person has to choose first. */
export const isStuck = ({ kind }: SaveState): boolean =>
  kind === 'conflict' || kind === 'closed' || kind === 'hand-taken';

/** The session that this page was opened in is over: saving goes on once its person has another. */
export const isCutOff = ({ kind }: SaveState): boolean => kind === 'expired' || kind === 'other-person';

function failedSave(failure: RequestFailure): SaveState {
  switch (failure.failure) {
    case 'refused':
      return { kind: 'refused', title: failure.title };
    case 'other-person':
      return { kind: 'other-person', name: failure.name };
    default:
      return { kind: failure.failure };
  }
}

function answered(state: DraftState, text: string, answer: SaveAnswer | RequestFailure): DraftState {
  if ('failure' in answer) {
    const save = failedSave(answer);
    return { ...state, save, isCut: state.isCut || isCutOff(save) };
  }
  switch (answer.outcome) {
    case 'saved': {
      const { version, at } = answer;
      const held = { version, savedText: text, origin: { text, version } };
      if (state.text !== text) return { ...state, ...held, save: { kind: 'waiting' } };
      return { ...state, ...held, save: { kind: 'saved', at, isBack: state.isCut }, isCut: false };
    }
    case 'conflict': {
      const { version, theirs, author = null } = answer;
      return { ...state, save: { kind: 'conflict', version, theirs, author } };
    }
    case 'hand-taken':
      return { ...state, save: { kind: 'hand-taken', author: answer.author ?? '', latest: null } };
    case 'disk':
      return { ...state, save: { kind: answer.fault } };
    case 'closed':
      return { ...state, save: { kind: 'closed', aside: text } };
    case 'too-large':
      return { ...state, save: { kind: 'too-large' } };
  }
}

function withText(state: DraftState, text: string): DraftState {
  const save: SaveState = isStuck(state.save) ? state.save : { kind: 'waiting' };
  return { ...state, text, save };
}

const remember = ({ past, text }: DraftState): string[] => [...past, text].slice(-UNDO_MAX);

function take(state: DraftState, { text, version }: Held, at: string): DraftState {
  const past = text === state.text ? state.past : remember(state);
  const held = { text, version };
  return { ...state, ...held, savedText: text, origin: held, past, save: { kind: 'saved', at } };
}

function handBack(
  state: DraftState,
  { held, author, at }: Extract<DraftAction, { kind: 'hand-back' }>,
): DraftState {
  const { text, savedText, origin, save } = state;
  const known = save.kind === 'hand-taken' ? save.latest : null;
  const latest = held ?? known ?? { text: savedText, version: state.version };
  if (text === latest.text || text === origin.text) return take(state, latest, at);
  if (latest.version === origin.version) return { ...state, save: { kind: 'waiting' } };
  const { text: theirs, version } = latest;
  return { ...state, save: { kind: 'conflict', version, theirs, author } };
}

function follow(state: DraftState, held: Held, at: string): DraftState {
  if (state.text === state.savedText) return take(state, held, at);
  return state.save.kind === 'hand-taken' ? { ...state, save: { ...state.save, latest: held } } : state;
}

/** A text kept in the browser goes on from the version that it was typed from, and meets what was saved since. */
function resume(state: DraftState, kept: KeptText): DraftState {
  const { savedText: theirs, version } = state;
  const { text, version: from } = kept;
  const isCurrent = from === version || kept.base === theirs;
  const next = { ...withText(state, text), past: remember(state), future: [], changedAt: 0 };
  if (isCurrent) return next;
  const origin = { text: kept.base ?? null, version: from };
  return { ...next, origin, save: { kind: 'conflict', version, theirs, author: null } };
}

function step(state: DraftState, from: 'past' | 'future', to: 'past' | 'future'): DraftState {
  const text = state[from].at(-1);
  if (text === undefined) return state;
  const next = { [from]: state[from].slice(0, -1), [to]: [...state[to], state.text] };
  return { ...withText(state, text), ...next, changedAt: 0 };
}

export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'change': {
      if (action.text === state.text) return state;
      const { at } = action;
      const grouped = at !== undefined && at - state.changedAt < GROUP_MS && state.past.length > 0;
      const past = grouped ? state.past : remember(state);
      return { ...withText(state, action.text), past, future: [], changedAt: at ?? 0 };
    }
    case 'undo':
      return step(state, 'past', 'future');
    case 'redo':
      return step(state, 'future', 'past');
    case 'saving':
      return { ...state, save: { kind: 'saving' } };
    case 'kept':
      return action.isKept === state.isKept ? state : { ...state, isKept: action.isKept };
    case 'take':
      return take(state, action, action.at);
    case 'answered':
      return answered(state, action.text, action.answer);
    case 'hand-back':
      return handBack(state, action);
    case 'followed':
      return follow(state, action.held, action.at);
    case 'resume':
      return resume(state, action.kept);
  }
}

/** True where the text on the screen is nowhere on the server. */
export function isAtRisk({ text, savedText, save }: DraftState): boolean {
  return text !== savedText && !(save.kind === 'closed' && save.aside === text);
}

/** What the browser is to keep while the server does not hold it, with what it was typed from. */
export function keptOf({ text, savedText, origin }: DraftState, at: number): KeptText | undefined {
  if (text === savedText) return undefined;
  return { version: origin.version, text, at, ...(origin.text !== null && { base: origin.text }) };
}
