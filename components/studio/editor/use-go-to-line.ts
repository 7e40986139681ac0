import { useCallback } from 'react';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import { bodyStart, offsetOf, toAreaText } from '#lib/studio/source-edit.ts';
import { TEXT_AREA_ID } from './text-panel.tsx';

/** Puts the cursor of the text area on a line of the source, once it is shown. */
export function useGoToLine(text: string, show: (whole: boolean) => void) {
  return useCallback(
    ({ line, column }: CheckedFault) => {
      const offset = offsetOf(text, { line, column });
      const start = bodyStart(text);
      const whole = offset < start;
      show(whole);
      setTimeout(() => {
        const area = document.getElementById(TEXT_AREA_ID);
        if (!(area instanceof HTMLTextAreaElement)) return;
        const at = toAreaText(text.slice(whole ? 0 : start, offset)).length;
        area.focus();
        const end = area.value.indexOf('\n', at);
        area.setSelectionRange(at, end < 0 ? area.value.length : end);
        const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
        area.scrollTop = Math.max(0, (area.value.slice(0, at).split('\n').length - 4) * lineHeight);
      });
    },
    [text, show],
  );
}
