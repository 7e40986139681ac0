import { useRef } from 'react';
import { QuoteButton } from './quote-button.tsx';

interface WatchPanelProps {
  text: string;
  onQuote: (passage: string) => void;
}

/** The source of a draft that someone else writes, or that one may only read. */
export function WatchPanel({ text, onQuote }: WatchPanelProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="texte-lu">
          Texte enregistré
          <span className="fr-hint-text">En lecture seule.</span>
        </label>
        <textarea ref={area} className="fr-input po-source" id="texte-lu" readOnly rows={20} value={text} />
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
