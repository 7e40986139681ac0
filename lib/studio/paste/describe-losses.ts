import { formatCount } from '#lib/french.ts';
import type { Losses } from './read-html.ts';

/** What was left out of a text or decided about it, in an editor’s words. */
export function describeLosses({ images, links, headers, cells }: Losses): string[] {
  const said: string[] = [];
  if (images > 0)
    said.push(
      `${formatCount(images, 'image n’est pas reprise', 'images ne sont pas reprises')} : ajoutez-les par la médiathèque.`,
    );
  if (links > 0)
    said.push(
      `${formatCount(links, 'lien ne menait', 'liens ne menaient')} à aucune page publique : seul le texte est resté.`,
    );
  if (headers > 0)
    said.push(
      `${formatCount(headers, 'tableau', 'tableaux')} sans en-têtes : la première ligne en tient lieu, vérifiez-la.`,
    );
  if (cells > 0)
    said.push(
      `${formatCount(cells, 'cellule de tableau', 'cellules de tableau')} sur une seule ligne : relisez.`,
    );
  return said;
}
