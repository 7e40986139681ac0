import { makeStatus } from './make-status.ts';

/** Parts of a list page that its own links and forms change; the rest stays. */
const REGION = '[data-po-region]';

interface Ask {
  /** What was clicked or submitted; null when the visitor goes back or forward. */
  trigger: Element | null;
  /** Where the page was scrolled to when it was left. */
  top?: number | undefined;
}

const pageOf = ({ pathname, search }: URL | Location): string => pathname + search;
const listRegions = (root: Document): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(REGION)];
const findCount = (): HTMLElement | null => document.getElementById('compte');

async function fetchPage(url: URL, signal: AbortSignal): Promise<Document> {
  const answer = await fetch(pageOf(url), { signal, headers: { Accept: 'text/html' } });
  const type = answer.headers.get('Content-Type') ?? '';
  if (!answer.ok || answer.redirected || !type.startsWith('text/html')) throw new Error('another page');
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** Pairs each region with the same one of another page; throws where the two pages are not alike. */
function pairRegions(page: Document): [HTMLElement, HTMLElement][] {
  const fresh = new Map(listRegions(page).map((region) => [region.dataset['poRegion'], region]));
  return listRegions(document).map((region) => {
    const other = fresh.get(region.dataset['poRegion']);
    if (!other) throw new Error('another page');
    return [region, other];
  });
}

/** What the visitor folded stays folded. */
function replaceRegion(region: HTMLElement, fresh: HTMLElement) {
  const folds = new Map([...region.querySelectorAll('details')].map(({ id, open }) => [id, open]));
  region.replaceChildren(...fresh.childNodes);
  for (const fold of region.querySelectorAll('details')) fold.open = folds.get(fold.id) ?? fold.open;
}

/** The addresses of the list's feeds, and its own, as others are told of them. */
function replaceHead(page: Document) {
  const links = 'link[rel="alternate"], link[rel="canonical"]';
  for (const link of document.head.querySelectorAll(links)) link.remove();
  document.head.append(...page.querySelectorAll(links));
  document.title = page.title;
}

/** The control that the visitor used, as the new regions have it: facets and orders bear a name that lasts. */
function findSame(used: Element | null | undefined, { hash }: URL): HTMLElement | null {
  if (hash) return document.getElementById(hash.slice(1))?.querySelector('summary') ?? null;
  const key = used?.closest<HTMLElement>('[data-po-key]')?.dataset['poKey'];
  return key ? document.querySelector(`[data-po-key="${CSS.escape(key)}"]`) : null;
}

/**
 * Links and forms of the regions that lead to the same path change the regions in place. The address, its history and
 * what it shows are those of plain navigation, which takes over whenever something is not as expected.
 */
export function showResultsInPlace(onChange: () => void) {
  const main = document.querySelector('main');
  if (!main?.querySelector(REGION)) return;
  const announce = makeStatus(main);
  let shown = pageOf(location);
  let loading: AbortController | undefined;

  const setBusy = (busy: boolean) => {
    for (const region of listRegions(document)) region.ariaBusy = busy ? 'true' : null;
  };
  const cancel = () => {
    loading?.abort();
    setBusy(false);
  };

  const replace = (url: URL, page: Document, { trigger, top }: Ask, typed: string | undefined) => {
    const pairs = pairRegions(page);
    const focused = document.activeElement;
    const used = trigger ?? focused;
    const held = trigger !== null || focused?.closest(REGION) !== null;
    const isPage = Boolean(trigger?.closest('.fr-pagination'));
    const offset = used?.getBoundingClientRect().top ?? 0;
    const { scrollY } = window;
    if (trigger && url.href !== location.href) {
      history.replaceState({ top: scrollY }, '');
      history.pushState(null, '', url);
    }
    shown = pageOf(url);
    for (const [region, fresh] of pairs) replaceRegion(region, fresh);
    replaceHead(page);
    onChange();
    window.scrollTo(0, top ?? scrollY);
    const count = findCount();
    // Who went on typing meanwhile goes on.
    const field = typed !== undefined && focused instanceof HTMLInputElement && focused.value !== typed;
    const same = field ? document.getElementById(focused.id) : findSame(used, url);
    if (field && same instanceof HTMLInputElement) same.value = focused.value;
    if (same && held) {
      same.focus({ preventScroll: true });
      if (trigger) window.scrollBy(0, same.getBoundingClientRect().top - offset);
    } else if (count && held) {
      count.tabIndex = -1;
      count.focus({ preventScroll: isPage || top !== undefined });
      if (isPage) count.closest(REGION)?.scrollIntoView();
    }
    // The count that has the focus is read already.
    if (document.activeElement !== count) announce(count?.textContent ?? '');
  };

  const show = async (url: URL, ask: Ask) => {
    loading?.abort();
    const own = new AbortController();
    loading = own;
    const { signal } = own;
    const stop = () => own.abort();
    // A page that is being left must not come back by itself.
    window.addEventListener('beforeunload', stop, { signal });
    const field = document.activeElement;
    const typed = field instanceof HTMLInputElement ? field.value : undefined;
    setBusy(true);
    announce('');
    try {
      const page = await fetchPage(url, signal);
      if (signal.aborted) return;
      replace(url, page, ask, typed);
    } catch {
      if (signal.aborted) return;
      if (ask.trigger) location.assign(url);
      else location.reload();
    } finally {
      if (loading === own) setBusy(false);
      stop();
    }
  };

  const isOurs = (element: Element, url: URL): boolean =>
    element.closest(REGION) !== null &&
    !element.hasAttribute('target') &&
    url.origin === location.origin &&
    url.pathname === location.pathname;

  const followInPlace = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (!isOurs(link, url) || (url.hash && pageOf(url) === shown)) return;
    event.preventDefault();
    void show(url, { trigger: link });
  };
  // First of all: DSFR takes a removable tag out of the page as soon as it is clicked.
  document.addEventListener('click', followInPlace, { capture: true });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return;
    const url = new URL(form.action);
    if (!isOurs(form, url)) return;
    const filled = [...new FormData(form, event.submitter)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    );
    url.search = new URLSearchParams(filled).toString();
    event.preventDefault();
    void show(url, { trigger: form });
  });

  window.addEventListener('popstate', ({ state }) => {
    // A fragment of the same page, or a change of mind while another page was on its way.
    if (pageOf(location) === shown) cancel();
    else {
      const { top } = (state ?? {}) as { top?: number };
      void show(new URL(location.href), { trigger: null, top });
    }
  });
}
