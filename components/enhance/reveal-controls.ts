/** Controls that do nothing without script are served hidden. */
export function revealControls() {
  for (const control of document.querySelectorAll<HTMLElement>('[data-po-reveal]')) control.hidden = false;
}
