import { REASON_MAX, WORD_MAX } from '#lib/reason.ts';
import type { TimeFields } from '#lib/studio/schedule-form.ts';
import { CsrfField } from './csrf-field.tsx';
import { WhenFields } from './when-fields.tsx';

interface WithdrawalScheduleProps {
  /** The page of the document in the studio. */
  base: string;
  token: string;
  /** The hour that was just refused. */
  asked: TimeFields | undefined;
}

/** Withdrawing a page at an hour to come. */
export function WithdrawalSchedule({ base, token, asked }: WithdrawalScheduleProps) {
  return (
    <details className="po-section" id="retrait-programme" open={asked !== undefined}>
      <summary>Retirer la page à une date</summary>
      <form method="post" action={`${base}/programmation`} className="po-narrow">
        <CsrfField token={token} />
        <p>
          À l’heure dite, la page est retirée telle qu’elle sera alors, quoi qu’on y publie d’ici là. Vous
          pourrez annuler jusque-là.
        </p>
        <WhenFields id="retrait" start={asked} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="mot-programme">
            Un mot pour les visiteurs
            <span className="fr-hint-text">Une phrase, montrée à l’adresse de la page.</span>
          </label>
          <input className="fr-input" id="mot-programme" name="mot" maxLength={WORD_MAX} />
        </div>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="raison-programme">
            Raison (obligatoire)
            <span className="fr-hint-text">Gardée dans l’historique et le journal.</span>
          </label>
          <input className="fr-input" id="raison-programme" name="raison" required maxLength={REASON_MAX} />
        </div>
        <button className="fr-btn fr-btn--secondary" type="submit">
          Programmer le retrait
        </button>
      </form>
    </details>
  );
}
