import { listServicePages } from '#lib/portal/page.ts';
import type { Settings } from '#lib/portal/settings.ts';
import { OPEN_DATA } from './open-data.ts';
import { STATIC_ROUTES, type StaticRoute } from './routes.ts';

const escape = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&');

/** What the portal is and where its texts and data are, for programs that read text (https://llmstxt.org). */
export function writeLlmsText(settings: Settings, site: string): string {
  const line = (path: string, label: string, note: string | null = null) =>
    `- [${escape(label)}](${site}${path})${note ? ` : ${note.replace(/\s+/g, ' ')}` : ''}`;
  const routes = (...groups: StaticRoute['group'][]) =>
    STATIC_ROUTES.filter(({ group, indexed }) => indexed && groups.includes(group)).map(({ path, label }) =>
      line(path, label),
    );
  const section = (title: string, lines: readonly string[]) => [`## ${title}`, '', ...lines, ''];
  return [
    `# ${settings.name}`,
    '',
    `> ${settings.description}`,
    '',
    `Textes et données sous ${settings.licence.name} (${settings.licence.spdx}, ${settings.licence.url}). Chaque fiche de produit dit d’où viennent ses faits et quand ils ont été vérifiés ; ce qu’un produit ne publie pas est dit aussi.`,
    '',
    ...section('Pages', routes('catalogue', 'actualites')),
    ...section(
      'Données et flux',
      OPEN_DATA.filter(({ path }) => path !== '/llms.txt').map(({ path, label }) => line(path, label)),
    ),
    ...section('Le portail', [
      ...routes('portail'),
      ...listServicePages()
        .filter(({ noindex }) => !noindex)
        .map(({ slug, title, summary }) => line(`/${slug}`, title, summary)),
    ]),
  ].join('\n');
}
