import { isCutOff, isStuck, type SaveState } from './draft-state.ts';

const KEPT = 'Votre texte est gardé dans ce navigateur.';
const NOT_KEPT =
  'Ce navigateur refuse de garder votre texte : ne fermez pas cette page, ou copiez-le ailleurs.';

/** What is said of a text that only this page holds is followed by where else it is kept. */
const UNSAVED: Readonly<Record<'network' | 'expired' | 'too-large' | 'full' | 'read-only', string>> = {
  network: 'Le réseau ne répond pas ; le studio réessaie.',
  expired: 'Votre session a expiré. Reconnectez-vous : l’enregistrement reprendra.',
  'too-large': 'Ce texte est trop long pour être enregistré : 512 ko au plus.',
  full: 'Le disque du portail est plein : prévenez l’équipe technique.',
  'read-only': 'Le portail ne peut rien enregistrer : prévenez l’équipe technique.',
};

const WORDS: Readonly<Record<'waiting' | 'saving' | 'closed' | 'conflict' | 'hand-taken', string>> = {
  waiting: 'Modifications à enregistrer…',
  saving: 'Enregistrement…',
  closed:
    'Ce brouillon vient d’être publié ou abandonné. Votre texte est mis de côté ; la suite ne sera pas enregistrée ici.',
  conflict: 'Une autre personne a enregistré ce brouillon avant vous.',
  'hand-taken': 'Une autre personne a pris la main. Votre texte est mis de côté.',
};

const TIME = new Intl.DateTimeFormat('fr-FR', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});

export function describeSave(save: SaveState, isKept: boolean): string {
  const where = isKept ? KEPT : NOT_KEPT;
  switch (save.kind) {
    case 'saved': {
      const back = save.isBack ? 'Votre session est rouverte. ' : '';
      return `${back}Enregistré à ${TIME.format(new Date(save.at)).replace(':', ' h ')}`;
    }
    case 'refused':
      return `Non enregistré : ${save.title} ${where}`;
    case 'other-person':
      return `Ce navigateur est maintenant connecté au nom de ${save.name} : rien n’est enregistré sous ce nom. ${where} Reconnectez-vous sous le vôtre : l’enregistrement reprendra.`;
    case 'waiting':
    case 'saving':
    case 'closed':
    case 'conflict':
    case 'hand-taken':
      return WORDS[save.kind];
    default:
      return `${UNSAVED[save.kind]} ${where}`;
  }
}

interface SaveStatusProps {
  draftId: number;
  save: SaveState;
  /** False where the browser refuses to keep what is not saved. */
  isKept: boolean;
  onSave: () => void;
}

/** What became of the text, read out when it changes. Waiting and saving are not worth a word at each pause. */
export function SaveStatus({ draftId, save, isKept, onSave }: SaveStatusProps) {
  const quiet = save.kind === 'waiting' || save.kind === 'saving';
  const grave = !quiet && save.kind !== 'saved';
  return (
    <div className="po-editor-status">
      <p className={grave ? 'fr-message fr-message--error' : 'fr-message'} id="etat-brouillon" role="status">
        {quiet ? '' : describeSave(save, isKept)}
      </p>
      {quiet && (
        <p className="fr-message" aria-hidden="true">
          {describeSave(save, isKept)}
        </p>
      )}
      {isCutOff(save) && (
        <p>
          <a href="/auth/connexion" target="_blank" rel="noopener" title="Se reconnecter – nouvelle fenêtre">
            Se reconnecter
          </a>
        </p>
      )}
      {save.kind === 'closed' && (
        <p>
          <a href={`/studio/brouillons/${draftId}`}>Retrouver ce texte, et le reprendre</a>
        </p>
      )}
      {(grave || quiet) && !isStuck(save) && (
        <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="button" onClick={onSave}>
          Enregistrer maintenant
        </button>
      )}
    </div>
  );
}
