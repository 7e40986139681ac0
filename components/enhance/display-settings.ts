type Dsfr = (element: Element) => { modal?: unknown } | null;

const DISPLAY_SETTINGS_ID = 'parametres-affichage';
const TITLE_ID = `${DISPLAY_SETTINGS_ID}-titre`;

const THEMES = [
  { value: 'light', label: 'Thème clair' },
  { value: 'dark', label: 'Thème sombre' },
  { value: 'system', label: 'Système', hint: 'Utilise les paramètres de votre appareil' },
];

function make(
  tag: string,
  className: string,
  children: readonly (Node | string)[],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const makeRadio = ({ value, label, hint }: (typeof THEMES)[number]): HTMLElement =>
  make('div', 'fr-radio-group', [
    make('input', '', [], { type: 'radio', id: `theme-${value}`, name: 'fr-radios-theme', value }),
    make('label', 'fr-label', [label, ...(hint ? [make('span', 'fr-hint-text', [hint])] : [])], {
      for: `theme-${value}`,
    }),
  ]);

/** DSFR finds the radios by their name, and checks the one in force. Its three pictures are left out. */
function makeWindow(): HTMLElement {
  const close = make('button', 'fr-btn--close fr-btn', ['Fermer'], {
    type: 'button',
    'aria-controls': DISPLAY_SETTINGS_ID,
    title: 'Fermer',
  });
  const choice = make('fieldset', 'fr-fieldset', [
    make('legend', 'fr-fieldset__legend fr-text--regular', ['Choisissez un thème pour l’apparence du site.']),
    make('div', 'fr-fieldset__content', THEMES.map(makeRadio)),
  ]);
  const body = make('div', 'fr-modal__body', [
    make('div', 'fr-modal__header', [close]),
    make('div', 'fr-modal__content', [
      make('h2', 'fr-modal__title', ['Paramètres d’affichage'], { id: TITLE_ID }),
      make('div', 'fr-display', [make('div', 'fr-form-group', [choice])]),
    ]),
  ]);
  const column = make('div', 'fr-col-12 fr-col-md-6 fr-col-lg-4', [body]);
  const row = make('div', 'fr-grid-row fr-grid-row--center', [column]);
  const container = make('div', 'fr-container fr-container--fluid fr-container-md', [row]);
  return make('dialog', 'fr-modal', [container], {
    id: DISPLAY_SETTINGS_ID,
    'aria-labelledby': TITLE_ID,
    'data-fr-concealing-backdrop': 'true',
  });
}

/** DSFR sees what is added to the page a moment later, and its buttons with it: the click is then given again. */
function clickOnceKnown(button: HTMLElement, dialog: Element): void {
  const { dsfr } = window as unknown as { dsfr?: Dsfr };
  if (dsfr?.(dialog)?.modal) button.click();
  else
    requestAnimationFrame(() => {
      clickOnceKnown(button, dialog);
    });
}

/** Only scripts serve this window, and few people open it: pages do not carry its elements. */
export function makeDisplaySettingsWhenAsked(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest('[data-po-settings]');
    if (!(button instanceof HTMLElement) || document.getElementById(DISPLAY_SETTINGS_ID)) return;
    for (const opener of document.querySelectorAll('[data-po-settings]')) {
      opener.setAttribute('aria-controls', DISPLAY_SETTINGS_ID);
      opener.setAttribute('data-fr-opened', 'false');
    }
    const dialog = makeWindow();
    document.body.append(dialog);
    clickOnceKnown(button, dialog);
  });
}
