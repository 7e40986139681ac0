'use client';

import { useEffect, useRef } from 'react';
import { QUERY_MAX_LENGTH } from '#lib/search/query-length.ts';

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement);

/** The search of the studio, at hand on every page. Ctrl + K goes there, but where a text is typed: it has its own keys. */
export function HeaderSearch() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const goThere = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || isTyped(event.target)) return;
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', goThere);
    return () => {
      document.removeEventListener('keydown', goThere);
    };
  }, []);
  return (
    <form
      className="po-header-search"
      method="get"
      action="/studio/recherche"
      role="search"
      aria-label="Studio"
    >
      <label className="fr-sr-only" htmlFor="recherche-studio">
        Chercher dans le studio
      </label>
      <div className="fr-search-bar">
        <input
          className="fr-input"
          id="recherche-studio"
          ref={field}
          name="q"
          type="search"
          maxLength={QUERY_MAX_LENGTH}
          placeholder="Chercher (Ctrl + K)"
          aria-keyshortcuts="Control+K Meta+K"
          autoComplete="off"
        />
        <button className="fr-btn fr-btn--sm" type="submit">
          Chercher dans le studio
        </button>
      </div>
    </form>
  );
}
