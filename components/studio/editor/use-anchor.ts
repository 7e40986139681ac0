'use client';

import { useEffect } from 'react';
import { BODY } from '#lib/catalogue/care-rules.ts';

/** A list of rows is mended by another row or by its last one: both are at the button that adds. */
function findControl(anchor: string): HTMLElement | null {
  return (
    document.getElementById(anchor) ??
    document.getElementById(`${anchor}-ajouter`) ??
    document.querySelector<HTMLElement>(`[id^="${CSS.escape(anchor)}-"]`)
  );
}

/** Shows and focuses what the address names: a field of the fiche, or the text. */
export function useAnchor(showFiche: () => void, showBody: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      const anchor = location.hash.slice(1);
      if (anchor !== BODY && !/^fiche-[a-z_]+$/.test(anchor)) return;
      timer = setTimeout(() => {
        if (anchor === BODY) {
          showBody();
          return;
        }
        showFiche();
        // The panel is drawn first.
        timer = setTimeout(() => {
          const control = findControl(anchor);
          const section = control?.closest('details');
          if (section) section.open = true;
          control?.scrollIntoView({ block: 'center' });
          control?.focus({ preventScroll: true });
        });
      });
    };
    follow();
    addEventListener('hashchange', follow);
    return () => {
      clearTimeout(timer);
      removeEventListener('hashchange', follow);
    };
  }, [showFiche, showBody]);
}
