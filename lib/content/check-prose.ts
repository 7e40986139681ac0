import type { Element, Root as HtmlRoot } from 'hast';
import type { Heading, Link, LinkReference, Nodes, Paragraph, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { attributeText, type FileFault, listDefinitions, positionOf } from './body.ts';
import type { Fix, Rule } from './fault.ts';
import { listRawElements, textProperty, wordsOf } from './raw-elements.ts';

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

type Place = Pick<Nodes, 'position'>;

function warning(node: Place, rule: Rule, message: string, remedy: string, fix?: Fix): FileFault {
  return { ...positionOf(node), severity: 'warning', rule, message, remedy, ...(fix && { fix }) };
}

/** What is said, without capitals nor what separates words: « Cliquez ici ! » is “cliquez ici”. */
function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** True for an alternative that says nothing of the image: a file name, or the word “image” (RGAA 1.3). */
export function isEmptyAlternative(alternative: string): boolean {
  const words = bareWords(alternative);
  return (
    EMPTY_ALTERNATIVES.has(words) ||
    /\.(png|jpe?g|gif|webp|avif|svg)\W{0,3}$/.test(alternative.trim().toLowerCase()) ||
    /^(img|image|photo) ?\d*$/.test(words)
  );
}

/** What is wrong with an alternative, undefined for a good one. */
export function findAlternativeProblem(alternative: string | undefined): string | undefined {
  if (alternative === undefined || alternative.trim() === '')
    return 'Cette image n’a pas de texte alternatif.';
  return isEmptyAlternative(alternative) ? `« ${alternative} » ne dit rien de l’image.` : undefined;
}

function checkAlternative(node: Place, alternative: string | undefined): FileFault[] {
  const problem = findAlternativeProblem(alternative);
  return problem === undefined
    ? []
    : [warning(node, 'image-alternative', problem, 'Dites en une phrase ce qu’elle montre.')];
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

interface FoundHeading {
  node: Place;
  level: number;
  /** How a level is written there. */
  spell: (level: number) => string;
  mend: (level: number) => Fix | undefined;
}

function checkHeading({ node, level, spell, mend }: FoundHeading, depth: number): FileFault[] {
  if (level === 1) {
    return [
      warning(
        node,
        'heading-level',
        'Un titre de niveau 1 répète le titre de la page.',
        `Commencez les intertitres par « ${spell(2)} ».`,
        mend(2),
      ),
    ];
  }
  if (level <= depth + 1) return [];
  const message = `Cet intertitre de niveau ${level} suit un niveau ${depth}.`;
  return [warning(node, 'heading-level', message, `Écrivez-le avec ${spell(depth + 1)}.`, mend(depth + 1))];
}

function writtenHeading(node: Heading): FoundHeading {
  return {
    node,
    level: node.depth,
    spell: (level) => '#'.repeat(level),
    mend: (level) => marksOf(node, level),
  };
}

/** What mends HTML asks for its source: `lib/studio/propose-fixes.ts` does it. */
function rawHeading(node: Element): FoundHeading {
  return {
    node,
    level: Number(node.tagName.slice(1)),
    spell: (level) => `<h${level}>`,
    mend: () => undefined,
  };
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

interface FoundLink {
  node: Place;
  label: string;
  address: string;
}

function checkLink({ node, label, address }: FoundLink, transcribed: boolean): FileFault[] {
  const said = label.trim().toLowerCase();
  const words = bareWords(label);
  const faults: FileFault[] = [];
  if (said === '') faults.push(warning(node, 'link-vague', 'Ce lien n’a pas de texte.', 'Dites où il mène.'));
  else if (words === '' || VAGUE_LINKS.has(words)) {
    faults.push(
      warning(
        node,
        'link-vague',
        `« ${said} » ne dit pas où mène le lien.`,
        'Nommez la page vers laquelle il mène.',
      ),
    );
  }
  if (VIDEO.test(address) && !transcribed) {
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

function checkTable(node: Place, hasHeader: boolean): FileFault[] {
  if (hasHeader) return [];
  const message = 'Ce tableau n’a pas d’en-têtes de colonne.';
  return [warning(node, 'table-header', message, 'Écrivez-les sur sa première ligne.')];
}

function saysTranscription(title: string): boolean {
  return /transcription|sous-titr/i.test(title);
}

function isTranscription(node: Nodes): boolean {
  return saysTranscription(node.type === 'heading' ? toString(node) : (attributeText(node, 'title') ?? ''));
}

const HEADING_TAG = /^h[1-6]$/;

/** What is seen of a passage, once the level of the heading before it and the presence of a transcription are known. */
interface Finding {
  node: Place;
  /** The level that the passage sets for those that follow. */
  level?: number;
  check: (depth: number, transcribed: boolean) => FileFault[];
}

function lookAtRaw(node: Element): Finding | undefined {
  if (HEADING_TAG.test(node.tagName)) {
    const heading = rawHeading(node);
    return { node, level: heading.level, check: (depth) => checkHeading(heading, depth) };
  }
  const address = textProperty(node, 'href');
  if (node.tagName === 'a' && address !== undefined) {
    const label = textProperty(node, 'ariaLabel') ?? wordsOf(node);
    return { node, check: (_, transcribed) => checkLink({ node, label, address }, transcribed) };
  }
  if (node.tagName === 'img') {
    return { node, check: () => checkAlternative(node, textProperty(node, 'alt')) };
  }
  if (node.tagName === 'table') {
    let hasHeader = false;
    visit(node, 'element', (cell) => {
      hasHeader ||= cell.tagName === 'th' && wordsOf(cell).trim() !== '';
    });
    return { node, check: () => checkTable(node, hasHeader) };
  }
  return undefined;
}

function lookAtWritten(
  node: Nodes,
  parent: Nodes | undefined,
  addressOf: (link: Link | LinkReference) => string,
): Finding | undefined {
  switch (node.type) {
    case 'heading':
      return { node, level: node.depth, check: (depth) => checkHeading(writtenHeading(node), depth) };
    case 'paragraph':
      return parent?.type === 'root' ? { node, check: (depth) => checkFakeHeading(node, depth) } : undefined;
    case 'image':
    case 'imageReference':
      return { node, check: () => checkAlternative(node, node.alt ?? undefined) };
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.name === 'Figure' ? { node, check: () => checkFigure(node) } : undefined;
    case 'link':
    case 'linkReference': {
      const link = { node, label: toString(node), address: addressOf(node) };
      return { node, check: (_, transcribed) => checkLink(link, transcribed) };
    }
    case 'table': {
      const hasHeader = node.children[0]?.children.some((cell) => toString(cell).trim() !== '') ?? true;
      return { node, check: () => checkTable(node, hasHeader) };
    }
    default:
      return undefined;
  }
}

/**
 * What a reader would stumble on, in either format: headings (RGAA 9.1), alternatives (1.1), links (6.1), tables (5.6),
 * videos (4.1). `html` is the page of a `.md` that holds raw HTML: what is written so is looked at too.
 */
export function checkProse(tree: Root, html?: HtmlRoot): FileFault[] {
  const definitions = listDefinitions(tree);
  const addressOf = (link: Link | LinkReference) =>
    (link.type === 'link' ? link : definitions.get(link.identifier))?.url ?? '';
  const raw = html ? listRawElements(html, tree) : [];
  let transcribed = raw.some(
    (node) =>
      (HEADING_TAG.test(node.tagName) || node.tagName === 'summary') && saysTranscription(wordsOf(node)),
  );
  const findings: Finding[] = [];
  visit(tree, (node, _, parent) => {
    transcribed ||= isTranscription(node);
    const finding = lookAtWritten(node, parent, addressOf);
    if (finding) findings.push(finding);
  });
  const rawFindings = raw.map(lookAtRaw).filter((finding) => finding !== undefined);
  if (rawFindings.length > 0) {
    const offsetOf = ({ node }: Finding) => node.position?.start.offset ?? 0;
    findings.push(...rawFindings);
    findings.sort((a, b) => offsetOf(a) - offsetOf(b));
  }
  let depth = 1;
  return findings.flatMap(({ level, check }) => {
    const faults = check(depth, transcribed);
    if (level !== undefined) depth = Math.max(level, 2);
    return faults;
  });
}
