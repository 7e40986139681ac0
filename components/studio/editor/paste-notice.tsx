import type { Pasted } from './use-paste.ts';

interface PasteNoticeProps {
  /** Undefined once there is nothing to go back from. */
  pasted: Pasted | undefined;
  onUndo: () => void;
  onPlain: () => void;
}

/** Says that a text was pasted with its form, and offers to go back. */
export function PasteNotice({ pasted, onUndo, onPlain }: PasteNoticeProps) {
  return (
    <div className="po-desk-row">
      <p role="status" className="po-mention po-paste-status">
        {pasted && ['Collé avec sa mise en forme.', ...pasted.remarks].join(' ')}
      </p>
      {pasted && (
        <div className="po-toolbar" role="group" aria-label="Ce qui vient d’être collé">
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onUndo}>
            Annuler le collage
          </button>
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onPlain}>
            Coller le texte seul
          </button>
        </div>
      )}
    </div>
  );
}
