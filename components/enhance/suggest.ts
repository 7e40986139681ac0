import type { Suggestion, SuggestionKind } from '#lib/discovery/suggest.ts';
import { pressKey } from './list-keys.ts';
import { makeStatus } from './make-status.ts';

const ADDRESS = '/recherche/suggestions?q=';
/** Between two letters typed at ease. */
const DELAY_MS = 120;
const SHORTEST = 2;
const LABELS: Readonly<Record<SuggestionKind, string>> = {
  produits: 'Produits',
  themes: 'Thèmes',
  pages: 'Pages',
  actualites: 'Actualités',
};

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

async function ask(q: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(ADDRESS + encodeURIComponent(q), { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { data: Suggestion[] }).data;
}

/** Options are links, so that they open in another tab as links do. */
function makeOption({ label, href, detail }: Suggestion, id: string): HTMLAnchorElement {
  const option = make('a', { role: 'option', id, href, tabindex: '-1', class: 'po-suggest__option' }, label);
  if (detail) option.append(' ', make('span', { class: 'po-suggest__detail' }, detail));
  return option;
}

/** Of the last list that was open: one at a time, since a list closes when its field loses the focus. */
let closeOpened: (() => void) | undefined;

function enhance(form: HTMLFormElement, input: HTMLInputElement) {
  const id = `${input.id}-suggestions`;
  const list = make('div', { role: 'listbox', id, class: 'po-suggest', 'aria-label': 'Suggestions' });
  list.hidden = true;
  form.append(list);
  const announce = makeStatus(form);
  let options: HTMLAnchorElement[] = [];
  let state = { open: false, active: -1, count: 0 };
  let timer: number | undefined;
  let asking: AbortController | undefined;

  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', id],
    ['aria-expanded', 'false'],
  ] as const)
    input.setAttribute(name, value);

  const apply = (next: typeof state) => {
    state = next;
    if (state.open) closeOpened = close;
    list.hidden = !state.open;
    input.setAttribute('aria-expanded', String(state.open));
    options.forEach((option, rank) => {
      option.setAttribute('aria-selected', String(rank === state.active));
    });
    const active = options[state.active];
    if (active) {
      input.setAttribute('aria-activedescendant', active.id);
      active.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const cancel = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const close = () => {
    cancel();
    announce('');
    apply({ ...state, open: false, active: -1 });
  };
  const show = (suggestions: readonly Suggestion[]) => {
    const pointed = options[state.active]?.href;
    options = suggestions.map((suggestion, rank) => makeOption(suggestion, `${id}-${rank}`));
    const groups = (Object.keys(LABELS) as SuggestionKind[]).flatMap((kind) => {
      const own = options.filter((_, rank) => suggestions[rank]?.kind === kind);
      if (own.length === 0) return [];
      const title = make(
        'div',
        { id: `${id}-${kind}`, role: 'presentation', class: 'po-suggest__kind' },
        LABELS[kind],
      );
      return [make('div', { role: 'group', 'aria-labelledby': title.id }, title, ...own)];
    });
    list.replaceChildren(...groups);
    const count = options.length;
    apply({ open: count > 0, active: options.findIndex(({ href }) => href === pointed), count });
    announce(count === 0 ? 'Aucune suggestion' : `${count} suggestion${count > 1 ? 's' : ''}`);
  };
  const load = async (q: string) => {
    asking = new AbortController();
    const { signal } = asking;
    try {
      const suggestions = await ask(q, signal);
      if (!signal.aborted) show(suggestions);
    } catch {
      // The form answers by itself: a suggestion that fails is not missed.
      if (!signal.aborted) close();
    }
  };

  input.addEventListener('input', () => {
    cancel();
    const q = input.value.trim();
    if (q.length < SHORTEST) {
      options = [];
      close();
      state.count = 0;
    } else timer = window.setTimeout(() => void load(q), DELAY_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { state: next, handled, chosen } = pressKey(event.key, state);
    const option = options[state.active];
    if (handled) event.preventDefault();
    if (next.open) apply(next);
    else if (state.open || event.key === 'Enter') close();
    if (chosen) option?.click();
  });
  // The text keeps the focus while an option is clicked.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  form.addEventListener('submit', close);
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
}

// A page that comes back from the browser's memory comes back as it was left.
window.addEventListener('pagehide', () => closeOpened?.());

/** Suggests answers below the search fields as one types. Forms that already do are left alone. */
export function enhanceSuggestions() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-po-suggest]')) {
    const input = form.querySelector<HTMLInputElement>('input[name="q"]:not([role])');
    if (input?.id) enhance(form, input);
  }
}
