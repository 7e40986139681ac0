/** The hour at which a draft is to be published, and the version that it was decided for. */
export interface ScheduledDraft {
  due: string;
  version: number;
}

/** What becomes of what was decided, while the text is written. */
export function ScheduledState({ scheduled, version }: { scheduled: ScheduledDraft; version: number }) {
  return (
    <div role="status" id="programmation-etat">
      {version === scheduled.version ? (
        <p className="fr-message fr-message--info">
          Publication prévue le {scheduled.due}. Modifier le texte l’annule.
        </p>
      ) : (
        <p className="fr-message fr-message--warning">
          Le texte a changé : la publication prévue le {scheduled.due} est annulée. Programmez-la de nouveau
          si besoin.
        </p>
      )}
    </div>
  );
}
