import { expect, test } from 'vitest';
import {
  beginDraft,
  type DraftAction,
  type DraftState,
  isAtRisk,
  keptOf,
  reduceDraft,
} from './draft-state.ts';
import { describeSave } from './save-status.tsx';

const START = beginDraft({ id: 1, version: 3, text: 'base', updatedAt: '2026-11-01T10:00:00Z' });
const AT = '2026-11-01T10:05:00Z';

const play = (...actions: DraftAction[]): DraftState => actions.reduce(reduceDraft, START);
const typed = (text: string): DraftAction => ({ kind: 'change', text, at: 0 });
const refused: DraftAction = {
  kind: 'answered',
  text: 'mien',
  answer: { outcome: 'hand-taken', holderId: 2, author: 'Camille' },
};
const handBack = (held: { text: string; version: number } | null): DraftAction => ({
  kind: 'hand-back',
  held,
  author: 'Camille',
  at: AT,
});

test('a save that came second meets what was saved, from what both were typed from', () => {
  const answer = { outcome: 'conflict' as const, version: 4, theirs: 'sien', savedBy: 2, author: 'Camille' };
  const state = play(typed('mien'), { kind: 'answered', text: 'mien', answer }, typed('mien, suite'));
  expect(state.save).toEqual({ kind: 'conflict', version: 4, theirs: 'sien', author: 'Camille' });
  expect(state).toMatchObject({ text: 'mien, suite', origin: { text: 'base', version: 3 } });
});

test('a kept text that was typed from an older version meets the one saved since', () => {
  const state = play({ kind: 'resume', kept: { version: 2, text: 'gardé', base: 'ancien', at: 0 } });
  expect(state.save).toEqual({ kind: 'conflict', version: 3, theirs: 'base', author: null });
  expect(state).toMatchObject({ text: 'gardé', origin: { text: 'ancien', version: 2 } });
  // Closed before it was settled, it is still known to be typed from the older one.
  expect(keptOf(state, 9)).toEqual({ version: 2, text: 'gardé', base: 'ancien', at: 9 });
});

test('a kept text whose origin the browser did not keep is still not put in the place of what was saved since', () => {
  const state = play({ kind: 'resume', kept: { version: 2, text: 'gardé', at: 0 } });
  expect(state).toMatchObject({ save: { kind: 'conflict' }, origin: { text: null, version: 2 } });
});

test.each([
  ['version', { version: 3, text: 'gardé', at: 0 }],
  ['text', { version: 2, text: 'gardé', base: 'base', at: 0 }],
])('a kept text that was typed from this very %s goes on, and can be undone', (_, kept) => {
  const state = play({ kind: 'resume', kept });
  expect(state).toMatchObject({ text: 'gardé', save: { kind: 'waiting' } });
  expect(reduceDraft(state, { kind: 'undo' }).text).toBe('base');
});

test('who has lost the hand sees what is saved since, and keeps what they had typed', () => {
  const state = play(typed('mien'), refused, {
    kind: 'followed',
    held: { text: 'sien', version: 5 },
    at: AT,
  });
  expect(state).toMatchObject({
    text: 'mien',
    version: 3,
    save: { kind: 'hand-taken', author: 'Camille', latest: { text: 'sien', version: 5 } },
  });
  expect(keptOf(state, 9)).toEqual({ version: 3, text: 'mien', base: 'base', at: 9 });
});

test('the hand taken back with something unsaved merges it, whether the text came before or with the hand', () => {
  const followed: DraftAction = { kind: 'followed', held: { text: 'sien', version: 5 }, at: AT };
  for (const state of [
    play(typed('mien'), refused, followed, handBack(null)),
    play(typed('mien'), refused, handBack({ text: 'sien', version: 5 })),
  ]) {
    expect(state.save).toEqual({ kind: 'conflict', version: 5, theirs: 'sien', author: 'Camille' });
    expect(state).toMatchObject({ text: 'mien', origin: { text: 'base', version: 3 } });
  }
});

test('the hand taken back over an unchanged draft goes on as if it had never left', () => {
  expect(play(typed('mien'), refused, handBack(null))).toMatchObject({
    text: 'mien',
    save: { kind: 'waiting' },
  });
});

test('the hand taken back with nothing unsaved takes what was saved since', () => {
  const state = play(handBack({ text: 'sien', version: 5 }));
  expect(state).toMatchObject({ text: 'sien', savedText: 'sien', version: 5, save: { kind: 'saved' } });
});

test('a text chosen of two can be undone to what stood before', () => {
  const state = play(typed('mien'), { kind: 'take', text: 'réuni', version: 6, at: AT });
  expect(state).toMatchObject({ text: 'réuni', version: 6, origin: { text: 'réuni', version: 6 } });
  expect(keptOf(state, 9)).toBeUndefined();
  expect(reduceDraft(state, { kind: 'undo' }).text).toBe('mien');
});

const saved: DraftAction = {
  kind: 'answered',
  text: 'mien',
  answer: { outcome: 'saved', version: 4, at: AT },
};

test.each([
  [{ failure: 'expired' as const }, 'expired'],
  [{ failure: 'other-person' as const, name: 'Dominique' }, 'other-person'],
])('a text refused because the session is over (%o) is saved later, and said to be', (failure, kind) => {
  const cut = play(typed('mien'), { kind: 'saving' }, { kind: 'answered', text: 'mien', answer: failure });
  expect(cut).toMatchObject({ text: 'mien', savedText: 'base', save: { kind } });
  const back = reduceDraft(reduceDraft(cut, { kind: 'saving' }), saved);
  expect(back).toMatchObject({ savedText: 'mien', save: { kind: 'saved', at: AT, isBack: true } });
  expect(reduceDraft(back, saved).save).toMatchObject({ isBack: false });
});

test('what the status says of a text not saved depends on whether the browser keeps it', () => {
  const { save, isKept } = play(
    typed('mien'),
    { kind: 'answered', text: 'mien', answer: { failure: 'network' } },
    { kind: 'kept', isKept: false },
  );
  expect(describeSave(save, isKept)).toContain('refuse de garder votre texte');
  expect(describeSave(save, true)).toContain('gardé dans ce navigateur');
});

test('a text that the server put aside as its draft closed is at no risk; what is typed after it is', () => {
  const state = play(typed('mien'), {
    kind: 'answered',
    text: 'mien',
    answer: { outcome: 'closed', asideId: 3 },
  });
  expect(isAtRisk(state)).toBe(false);
  expect(isAtRisk(reduceDraft(state, typed('mien, suite')))).toBe(true);
});
