export const DISPLAY_SETTINGS_ID = 'parametres-affichage';

const TITLE_ID = `${DISPLAY_SETTINGS_ID}-titre`;

const THEMES = [
  { value: 'light', label: 'Thème clair' },
  { value: 'dark', label: 'Thème sombre' },
  { value: 'system', label: 'Système', hint: 'Utilise les paramètres de votre appareil' },
] as const;

/**
 * DSFR's modal, opened only by the buttons that the enhancement module reveals. DSFR finds the radios by their name,
 * and checks the one in force. Its three pictures are left out: every page would fetch them.
 */
export function DisplaySettings() {
  return (
    <dialog
      className="fr-modal"
      id={DISPLAY_SETTINGS_ID}
      aria-labelledby={TITLE_ID}
      data-fr-concealing-backdrop="true"
    >
      <div className="fr-container fr-container--fluid fr-container-md">
        <div className="fr-grid-row fr-grid-row--center">
          <div className="fr-col-12 fr-col-md-6 fr-col-lg-4">
            <div className="fr-modal__body">
              <div className="fr-modal__header">
                <button
                  className="fr-btn--close fr-btn"
                  type="button"
                  aria-controls={DISPLAY_SETTINGS_ID}
                  title="Fermer"
                >
                  Fermer
                </button>
              </div>
              <div className="fr-modal__content">
                <h2 className="fr-modal__title" id={TITLE_ID}>
                  Paramètres d’affichage
                </h2>
                <div className="fr-display">
                  <div className="fr-form-group">
                    <fieldset className="fr-fieldset">
                      <legend className="fr-fieldset__legend fr-text--regular">
                        Choisissez un thème pour l’apparence du site.
                      </legend>
                      <div className="fr-fieldset__content">
                        {THEMES.map((theme) => (
                          <div key={theme.value} className="fr-radio-group">
                            <input
                              type="radio"
                              id={`theme-${theme.value}`}
                              name="fr-radios-theme"
                              value={theme.value}
                            />
                            <label className="fr-label" htmlFor={`theme-${theme.value}`}>
                              {theme.label}
                              {'hint' in theme && <span className="fr-hint-text">{theme.hint}</span>}
                            </label>
                          </div>
                        ))}
                      </div>
                    </fieldset>
                  </div>
                </div>
              </div>
            </div>
          </div>
        </div>
      </div>
    </dialog>
  );
}
