import { useEffect, useRef } from 'react';
import { QuoteButton } from './quote-button.tsx';

interface WatchPanelProps {
  text: string;
  onQuote: (passage: string) => void;
}

/**
 * The source of a draft that someone else writes, or that one may only read. It has no `readonly`: Chromium then has no
 * caret, and a passage could not be selected with the keyboard.
 */
export function WatchPanel({ text, onQuote }: WatchPanelProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    const refuse = (event: Event) => {
      event.preventDefault();
    };
    element?.addEventListener('beforeinput', refuse);
    return () => {
      element?.removeEventListener('beforeinput', refuse);
    };
  }, []);
  return (
    <>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="texte-lu">
          Texte enregistré
          <span className="fr-hint-text">En lecture seule.</span>
        </label>
        <textarea
          ref={area}
          className="fr-input po-source"
          id="texte-lu"
          aria-readonly
          inputMode="none"
          rows={20}
          value={text}
          onChange={() => {
            // What `beforeinput` could not refuse, React puts back.
          }}
        />
      </div>
      <QuoteButton
        read={() => {
          const { value = '', selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
          return value.slice(selectionStart, selectionEnd);
        }}
        onQuote={onQuote}
      />
    </>
  );
}
