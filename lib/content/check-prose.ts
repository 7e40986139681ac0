import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { attributeText, type FileFault, positionOf } from './body.ts';
import type { Rule } from './fault.ts';

const VAGUE_LINKS = new Set(['ici', 'cliquez ici', 'cliquer ici', 'lien', 'ce lien', 'en savoir plus', 'lire la suite', 'plus', 'voir', 'site']);
const EMPTY_ALTERNATIVES = new Set(['image', 'photo', 'illustration', 'img', 'picture', 'capture', 'visuel']);

function warning(node: Nodes, rule: Rule, message: string, remedy: string): FileFault {
  return { ...positionOf(node), severity: 'warning', rule, message, remedy };
}

/** True for an alternative that says nothing of the image: a file name, or the word “image” (RGAA 1.3). */
export function isEmptyAlternative(alternative: string): boolean {
  const words = alternative.trim().toLowerCase();
  return EMPTY_ALTERNATIVES.has(words) || /\.(png|jpe?g|gif|webp|avif|svg)$/.test(words) || /^(img|image|photo)[-_ ]?\d*$/.test(words);
}

function checkAlternative(node: Nodes, alternative: string | undefined): FileFault[] {
  if (alternative === undefined || alternative.trim() === '') {
    return [warning(node, 'image-alternative', 'Cette image n’a pas de texte alternatif.', 'Dites en une phrase ce qu’elle montre.')];
  }
  if (isEmptyAlternative(alternative)) {
    return [warning(node, 'image-alternative', `« ${alternative} » ne dit rien de l’image.`, 'Dites en une phrase ce qu’elle montre.')];
  }
  return [];
}

/** What a reader would stumble on, in either format: headings (RGAA 9.1), alternatives (1.1), links (6.1), tables (5.6). */
export function checkProse(tree: Root): FileFault[] {
  const faults: FileFault[] = [];
  let depth = 1;
  visit(tree, (node) => {
    switch (node.type) {
      case 'heading':
        if (node.depth === 1) {
          faults.push(warning(node, 'heading-level', 'Un titre de niveau 1 répète le titre de la page.', 'Commencez les intertitres par « ## ».'));
        } else if (node.depth > depth + 1) {
          faults.push(
            warning(node, 'heading-level', `Cet intertitre de niveau ${node.depth} suit un niveau ${depth}.`, `Écrivez-le avec ${'#'.repeat(depth + 1)}.`),
          );
        }
        depth = node.depth;
        break;
      case 'image':
        faults.push(...checkAlternative(node, node.alt ?? undefined));
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (node.name === 'Figure') faults.push(...checkAlternative(node, attributeText(node, 'alt')));
        break;
      case 'link': {
        const label = toString(node).trim().toLowerCase();
        if (label === '') faults.push(warning(node, 'link-vague', 'Ce lien n’a pas de texte.', 'Dites où il mène.'));
        else if (VAGUE_LINKS.has(label)) {
          faults.push(warning(node, 'link-vague', `« ${label} » ne dit pas où mène le lien.`, 'Nommez la page vers laquelle il mène.'));
        }
        break;
      }
      case 'table':
        if (node.children[0]?.children.every((cell) => toString(cell).trim() === '')) {
          faults.push(warning(node, 'table-header', 'Ce tableau n’a pas d’en-têtes de colonne.', 'Écrivez-les sur sa première ligne.'));
        }
        break;
    }
  });
  return faults;
}
