import type { DocumentDraft } from '#lib/studio/document-draft.ts';

/** Who holds the draft of a document, and how to reach it or them. */
export function DraftHolder({ draft }: { draft: DocumentDraft | null }) {
  if (draft === null) return null;
  const { id, owner, isMine, mayRead, mayWrite } = draft;
  if (isMine) return <p>Vous avez un brouillon en cours de ce document.</p>;
  if (mayWrite) return <p>{owner} a un brouillon en cours de ce document : « Modifier » l’ouvre.</p>;
  return (
    <div className="fr-alert fr-alert--info fr-alert--sm">
      <p>
        {owner} a un brouillon en cours de ce document. Vous ne pouvez pas y écrire. Voyez avec cette
        personne, ou avec un éditeur. {mayRead && <a href={`/studio/brouillons/${id}`}>Lire ce brouillon</a>}
      </p>
    </div>
  );
}
