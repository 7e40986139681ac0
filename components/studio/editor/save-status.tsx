import { isStuck, type SaveState } from './draft-state.ts';

const WORDS: Readonly<Record<Exclude<SaveState['kind'], 'saved' | 'refused'>, string>> = {
  waiting: 'Modifications à enregistrer…',
  saving: 'Enregistrement…',
  network: 'Le réseau ne répond pas. Votre texte est gardé dans ce navigateur ; le studio réessaie.',
  expired: 'Votre session a expiré. Votre texte est gardé dans ce navigateur.',
  closed: 'Ce brouillon vient d’être publié ou abandonné. Votre texte est mis de côté.',
  'too-large':
    'Ce texte est trop long pour être enregistré : 512 ko au plus. Il est gardé dans ce navigateur.',
  full: 'Le disque du portail est plein. Votre texte est gardé dans ce navigateur ; prévenez l’équipe technique.',
  'read-only':
    'Le portail ne peut rien enregistrer. Votre texte est gardé dans ce navigateur ; prévenez l’équipe technique.',
  conflict: 'Une autre personne a enregistré ce brouillon avant vous.',
  'hand-taken': 'Une autre personne a pris la main. Votre texte est mis de côté.',
};

const TIME = new Intl.DateTimeFormat('fr-FR', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});

export function describeSave(save: SaveState): string {
  if (save.kind === 'saved') return `Enregistré à ${TIME.format(new Date(save.at)).replace(':', ' h ')}`;
  return save.kind === 'refused' ? `Non enregistré : ${save.title}` : WORDS[save.kind];
}

/** What became of the text, read out when it changes. Waiting and saving are not worth a word at each pause. */
export function SaveStatus({ save, onSave }: { save: SaveState; onSave: () => void }) {
  const quiet = save.kind === 'waiting' || save.kind === 'saving';
  const grave = !quiet && save.kind !== 'saved';
  return (
    <div className="po-editor-status">
      <p className={grave ? 'fr-message fr-message--error' : 'fr-message'} id="etat-brouillon" role="status">
        {quiet ? '' : describeSave(save)}
      </p>
      {quiet && (
        <p className="fr-message" aria-hidden="true">
          {describeSave(save)}
        </p>
      )}
      {save.kind === 'expired' && (
        <p>
          <a href="/auth/connexion" target="_blank" rel="noopener" title="Se reconnecter – nouvelle fenêtre">
            Se reconnecter
          </a>
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
