'use client';

import { useState } from 'react';

interface QuoteButtonProps {
  /** What is selected in the text, blank for nothing. */
  read: () => string;
  onQuote: (passage: string) => void;
}

/** Takes what is selected to the form of a new comment. */
export function QuoteButton({ read, onQuote }: QuoteButtonProps) {
  const [isMissing, setMissing] = useState(false);
  return (
    <div className="po-quote">
      <button
        type="button"
        className="fr-btn fr-btn--tertiary fr-btn--sm"
        onClick={() => {
          const passage = read().trim();
          setMissing(passage === '');
          if (passage !== '') onQuote(passage);
        }}
      >
        Commenter la sélection
      </button>
      <p role="status">{isMissing ? 'Sélectionnez d’abord un passage du texte.' : ''}</p>
    </div>
  );
}
