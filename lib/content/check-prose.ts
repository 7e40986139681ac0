import type { Heading, Link, Nodes, Paragraph, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { attributeText, type FileFault, positionOf } from './body.ts';
import type { Fix, Rule } from './fault.ts';

const VAGUE_LINKS = new Set([
  'ici',
  'cliquez ici',
  'cliquer ici',
  'lien',
  'ce lien',
  'en savoir plus',
  'lire la suite',
  'plus',
  'voir',
  'site',
]);
const EMPTY_ALTERNATIVES = new Set(['image', 'photo', 'illustration', 'img', 'picture', 'capture', 'visuel']);

const FAKE_HEADING_MAX = 100;
const VIDEO =
  /^https?:\/\/([\w-]+\.)*(youtube\.com|youtu\.be|dailymotion\.com|dai\.ly|vimeo\.com|tube\.[\w.-]+|peertube\.[\w.-]+)\/|\.(mp4|webm|ogv|mov)([?#]|$)/i;
const MAX_DEPTH = 6;

function warning(node: Nodes, rule: Rule, message: string, remedy: string, fix?: Fix): FileFault {
  return { ...positionOf(node), severity: 'warning', rule, message, remedy, ...(fix && { fix }) };
}

/** True for an alternative that says nothing of the image: a file name, or the word “image” (RGAA 1.3). */
export function isEmptyAlternative(alternative: string): boolean {
  const words = alternative.trim().toLowerCase();
  return (
    EMPTY_ALTERNATIVES.has(words) ||
    /\.(png|jpe?g|gif|webp|avif|svg)$/.test(words) ||
    /^(img|image|photo)[-_ ]?\d*$/.test(words)
  );
}

function checkAlternative(node: Nodes, alternative: string | undefined): FileFault[] {
  if (alternative === undefined || alternative.trim() === '') {
    return [
      warning(
        node,
        'image-alternative',
        'Cette image n’a pas de texte alternatif.',
        'Dites en une phrase ce qu’elle montre.',
      ),
    ];
  }
  if (isEmptyAlternative(alternative)) {
    return [
      warning(
        node,
        'image-alternative',
        `« ${alternative} » ne dit rien de l’image.`,
        'Dites en une phrase ce qu’elle montre.',
      ),
    ];
  }
  return [];
}

/** An image that brings nothing to the text is said to be so, by an attribute: an alternative left empty is a mistake. */
function checkFigure(node: Nodes): FileFault[] {
  const alternative = attributeText(node, 'alt');
  if (attributeText(node, 'decorative') === undefined) return checkAlternative(node, alternative);
  if ((alternative ?? '').trim() === '') return [];
  return [
    warning(
      node,
      'image-decorative',
      'Cette image est dite décorative et a pourtant un texte alternatif.',
      'Gardez l’un des deux : alt="" avec decorative="oui", ou l’alternative seule.',
    ),
  ];
}

/** The marks of a heading written with `#`, as a piece of the source. */
function marksOf(node: Heading, depth: number): Fix | undefined {
  const start = node.position?.start;
  const text = node.children[0]?.position?.start;
  // A title underlined with === or --- has no mark before its text.
  if (!start || !text || text.line !== start.line || text.column <= start.column + node.depth - 1)
    return undefined;
  const { line, column } = start;
  return { start: { line, column }, end: { line, column: column + node.depth }, text: '#'.repeat(depth) };
}

function checkHeading(node: Heading, depth: number): FileFault[] {
  if (node.depth === 1) {
    return [
      warning(
        node,
        'heading-level',
        'Un titre de niveau 1 répète le titre de la page.',
        'Commencez les intertitres par « ## ».',
        marksOf(node, 2),
      ),
    ];
  }
  if (node.depth <= depth + 1) return [];
  const message = `Cet intertitre de niveau ${node.depth} suit un niveau ${depth}.`;
  return [
    warning(
      node,
      'heading-level',
      message,
      `Écrivez-le avec ${'#'.repeat(depth + 1)}.`,
      marksOf(node, depth + 1),
    ),
  ];
}

/** A short paragraph wholly in bold is a heading that screen readers and the table of contents do not see (RGAA 9.1). */
function checkFakeHeading(node: Paragraph, depth: number): FileFault[] {
  const [only, ...others] = node.children;
  if (only?.type !== 'strong' || others.length > 0) return [];
  const text = toString(only).trim();
  if (text === '' || text.length > FAKE_HEADING_MAX || /[.!?…;,]$/.test(text)) return [];
  const level = Math.min(Math.max(depth, 2), MAX_DEPTH);
  const place = node.position && {
    start: pick(node.position.start),
    end: pick(node.position.end),
    text: `${'#'.repeat(level)} ${text.replace(/\s*:$/, '')}`,
  };
  return [
    warning(
      node,
      'heading-bold',
      `« ${text} » a l’air d’un intertitre, et n’en est pas un.`,
      `Écrivez-le avec ${'#'.repeat(level)}.`,
      place,
    ),
  ];
}

function pick({ line, column }: { line: number; column: number }): { line: number; column: number } {
  return { line, column };
}

function checkLink(node: Link, transcribed: boolean): FileFault[] {
  const label = toString(node).trim().toLowerCase();
  const faults: FileFault[] = [];
  if (label === '')
    faults.push(warning(node, 'link-vague', 'Ce lien n’a pas de texte.', 'Dites où il mène.'));
  else if (VAGUE_LINKS.has(label)) {
    faults.push(
      warning(
        node,
        'link-vague',
        `« ${label} » ne dit pas où mène le lien.`,
        'Nommez la page vers laquelle il mène.',
      ),
    );
  }
  if (VIDEO.test(node.url) && !transcribed) {
    faults.push(
      warning(
        node,
        'video-transcription',
        'Cette vidéo n’a pas de transcription dans la page.',
        'Ajoutez ce qu’elle dit sous un titre, par exemple <Accordion title="Transcription de la vidéo">…</Accordion>.',
      ),
    );
  }
  return faults;
}

function isTranscription(node: Nodes): boolean {
  const title = node.type === 'heading' ? toString(node) : (attributeText(node, 'title') ?? '');
  return /transcription|sous-titr/i.test(title);
}

/** What a reader would stumble on, in either format: headings (RGAA 9.1), alternatives (1.1), links (6.1), tables (5.6), videos (4.1). */
export function checkProse(tree: Root): FileFault[] {
  const faults: FileFault[] = [];
  let depth = 1;
  let transcribed = false;
  visit(tree, (node) => {
    transcribed ||= isTranscription(node);
  });
  visit(tree, (node, _, parent) => {
    switch (node.type) {
      case 'heading':
        faults.push(...checkHeading(node, depth));
        depth = Math.max(node.depth, 2);
        break;
      case 'paragraph':
        if (parent?.type === 'root') faults.push(...checkFakeHeading(node, depth));
        break;
      case 'image':
        faults.push(...checkAlternative(node, node.alt ?? undefined));
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (node.name === 'Figure') faults.push(...checkFigure(node));
        break;
      case 'link':
        faults.push(...checkLink(node, transcribed));
        break;
      case 'table':
        if (node.children[0]?.children.every((cell) => toString(cell).trim() === '')) {
          faults.push(
            warning(
              node,
              'table-header',
              'Ce tableau n’a pas d’en-têtes de colonne.',
              'Écrivez-les sur sa première ligne.',
            ),
          );
        }
        break;
    }
  });
  return faults;
}
