/**
 * Where DSFR hides the menu and the search in modals, the page has links that lead to their like elsewhere. They become
 * the buttons that DSFR listens to.
 */
export function upgradeOpeners() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-po-opens]')) {
    const target = document.getElementById(link.dataset['poOpens'] ?? '');
    if (!target) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.id = link.id;
    button.className = link.className;
    button.title = link.title;
    button.textContent = link.textContent;
    button.setAttribute('aria-controls', target.id);
    button.setAttribute('data-fr-opened', 'false');
    const isFocused = document.activeElement === link;
    link.replaceWith(button);
    if (isFocused) button.focus();
    target.setAttribute('aria-labelledby', button.id);
  }
}
