import type { Ref } from 'react';
import type { CardChoices } from '#lib/studio/card-choices.ts';
import type { ToolResult } from './tool-write.ts';

/** Where a text is written, as the toolbar and the check know it. Offsets are in the text that is shown. */
export interface TextSurface {
  read: () => ToolResult;
  /** Takes a text with what is selected in it, and the focus. */
  write: (made: ToolResult) => void;
  /** Selects a place, brings it into view, and takes the focus. */
  show: (start: number, end: number) => void;
}

/** What both kinds of key events are known by. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault'
>;

/** What both kinds of paste events are known by. */
export type PasteLike = Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>;

export interface TextSurfaceProps {
  ref: Ref<TextSurface>;
  /** What is shown of the source: one kind of line ending. */
  shown: string;
  /** The whole source with its front matter, not the body alone. */
  whole: boolean;
  format: 'md' | 'mdx';
  choices: CardChoices;
  token: string;
  /** `isApart`: what was done is undone by itself. */
  onShown: (shown: string, isApart: boolean) => void;
  onKeyDown: (event: PressedKey) => void;
  /** True where the panel pastes by itself. */
  onPaste: (event: PasteLike) => boolean;
  onUndo: () => void;
  onRedo: () => void;
  say: (message: string) => void;
}

export const TEXT_AREA_ID = 'texte-source';

export function nameText(whole: boolean): string {
  return whole ? 'Texte entier, en-tête compris' : 'Texte';
}
