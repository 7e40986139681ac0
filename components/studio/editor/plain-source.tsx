'use client';

import { useImperativeHandle, useRef } from 'react';
import { nameText, TEXT_AREA_ID, type TextSurfaceProps } from './text-surface.ts';

/** Lines kept above a place that is shown. */
const LINES_ABOVE = 3;

/** The text as it is written, in a plain text area. */
export function PlainSource({ ref, shown, whole, onShown, onKeyDown, onPaste }: TextSurfaceProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => {
    const select = (start: number, end: number) => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    };
    return {
      read: () => {
        const { value = '', selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
        return { text: value, start: selectionStart, end: selectionEnd };
      },
      write: ({ text, start, end }) => {
        onShown(text, true);
        requestAnimationFrame(() => {
          select(start, end);
        });
      },
      show: (start, end) => {
        select(start, end);
        const element = area.current;
        if (!element) return;
        const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight) || 24;
        const line = element.value.slice(0, start).split('\n').length - 1;
        element.scrollTop = Math.max(0, (line - LINES_ABOVE) * lineHeight);
      },
    };
  });
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={TEXT_AREA_ID}>
        {nameText(whole)}
        <span className="fr-hint-text">
          Markdown : une ligne vide sépare deux paragraphes. Ctrl + B met en gras, Ctrl + I en italique, Ctrl
          + Z annule.
        </span>
      </label>
      <textarea
        ref={area}
        id={TEXT_AREA_ID}
        className="fr-input po-source"
        value={shown}
        spellCheck
        lang="fr"
        rows={24}
        onChange={(event) => {
          onShown(event.target.value, false);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}
