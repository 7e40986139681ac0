'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { TextSurfaceProps } from './text-surface.ts';

export type TextMode = 'plain' | 'visual';

const KEY = 'portail-texte';

function readMode(): TextMode {
  try {
    return localStorage.getItem(KEY) === 'plain' ? 'plain' : 'visual';
  } catch {
    return 'visual';
  }
}

function keepMode(mode: TextMode): void {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // The choice holds until the page is left.
  }
}

/**
 * How the text is shown: in its form for who begins, then as this browser remembers. The visual source is fetched when a text
 * is first shown; the plain text area serves where it does not come.
 */
export function useTextMode() {
  const [mode, setMode] = useState<TextMode>(readMode);
  const [Visual, setVisual] = useState<ComponentType<TextSurfaceProps> | 'failed'>();
  useEffect(() => {
    if (mode === 'plain') return;
    let dropped = false;
    import('./visual/visual-source.tsx').then(
      ({ VisualSource }) => {
        if (!dropped) setVisual(() => VisualSource);
      },
      () => {
        if (!dropped) setVisual('failed');
      },
    );
    return () => {
      dropped = true;
    };
  }, [mode]);
  return {
    mode,
    choose: (next: TextMode) => {
      keepMode(next);
      setMode(next);
    },
    /** Undefined until it is here. */
    Visual: Visual === 'failed' ? undefined : Visual,
    failed: mode === 'visual' && Visual === 'failed',
  };
}
