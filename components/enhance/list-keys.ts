/** A list of options below a text field. */
export interface ListState {
  open: boolean;
  /** Rank of the option pointed at; -1 while the text alone counts. */
  active: number;
  count: number;
}

export interface KeyAnswer {
  state: ListState;
  /** The browser must do nothing of its own with the key. */
  handled: boolean;
  /** The option pointed at is chosen. */
  chosen: boolean;
}

function findTarget(key: string, { open, active, count }: ListState): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return open && active < count - 1 ? active + 1 : 0;
    case 'ArrowUp':
      return open && active > 0 ? active - 1 : count - 1;
    // Without an option pointed at, these two move in the text.
    case 'Home':
      return open && active >= 0 ? 0 : undefined;
    case 'End':
      return open && active >= 0 ? count - 1 : undefined;
    default:
      return undefined;
  }
}

/**
 * What a key does to a combobox with a list (ARIA APG, « list autocomplete with manual selection »). The text keeps the
 * focus; moving in the text leaves the options.
 */
export function pressKey(key: string, state: ListState): KeyAnswer {
  const { open, active, count } = state;
  const target = count > 0 ? findTarget(key, state) : undefined;
  if (target !== undefined)
    return { state: { open: true, active: target, count }, handled: true, chosen: false };
  const closed = { open: false, active: -1, count };
  switch (key) {
    case 'Escape':
      return { state: closed, handled: open, chosen: false };
    case 'Enter': {
      const chosen = open && active >= 0;
      return { state: closed, handled: chosen, chosen };
    }
    case 'Tab':
      return { state: closed, handled: false, chosen: false };
    case 'ArrowLeft':
    case 'ArrowRight':
      return { state: { open, active: -1, count }, handled: false, chosen: false };
    default:
      return { state, handled: false, chosen: false };
  }
}
