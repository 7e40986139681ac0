/** A place from which screen readers are told, politely, what changed elsewhere. */
export function makeStatus(parent: Element): (text: string) => void {
  const status = document.createElement('div');
  status.className = 'fr-sr-only';
  status.setAttribute('role', 'status');
  parent.append(status);
  return (text) => {
    status.textContent = text;
  };
}
