import { REFUSAL_PAGES } from '#lib/auth/refusal-pages.ts';
import { isStudioPath } from '#lib/auth/return-to.ts';

type Refused = keyof typeof REFUSAL_PAGES;

/** True where Next sends an empty body that its scripts fill. */
export function isDrawnByScripts(path: string, status: number): status is Refused {
  return isStudioPath(path) && Object.hasOwn(REFUSAL_PAGES, status);
}

/** Next’s page of a refusal, with what a browser without scripts shows in its place. */
export function addScriptlessRefusal(html: string, status: Refused): string {
  const { title, lead, remedy } = REFUSAL_PAGES[status];
  const way = '<a href="/studio">Revenir au bureau</a>';
  const page = `<noscript><main class="fr-container" id="sans-script"><h1>${title}</h1><p>${lead}</p><p>${remedy}</p><p>${way}</p></main></noscript>`;
  return html.replace(/<body[^>]*>/, (body) => body + page);
}
