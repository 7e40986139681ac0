import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { type FileFault, positionOf } from './body.ts';
import { literalText } from './literal-attributes.ts';
import { isModelText } from './model-words.ts';

/** Above this a sentence is hard to follow, whoever reads it. */
const LONG_SENTENCE = 40;

/** Names that readers know better than what they stand for. */
const WELL_KNOWN = new Set(
  'API CAF CEDEX CNIL CPAM CSV CV DSFR ETP FAQ HTML HTTP HTTPS IA INSEE JSON MDX MIT OK PDF RGAA RGPD RIB RSS SIRET SMS SOS SNCF URL UTF VAE XML'.split(
    ' ',
  ),
);
const ACRONYM = /(?<![\p{L}\p{N}’'-])\p{Lu}[\p{Lu}\p{N}]{1,7}s?(?![\p{L}\p{N}’'-])/gu;

function warning(
  node: Nodes,
  rule: 'sentence-long' | 'acronym' | 'model-text',
  message: string,
  remedy: string,
): FileFault {
  return { ...positionOf(node), severity: 'warning', rule, message, remedy };
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function checkSentences(node: Nodes): FileFault[] {
  return toString(node)
    .split(/(?<=[.!?…;])\s+|\s*\n\s*/u)
    .map((sentence) => ({ sentence: sentence.trim(), words: countWords(sentence) }))
    .filter(({ words }) => words > LONG_SENTENCE)
    .map(({ sentence, words }) =>
      warning(
        node,
        'sentence-long',
        `Cette phrase a ${words} mots : « ${sentence.slice(0, 60)}… ».`,
        'Coupez-la en deux : une idée par phrase.',
      ),
    );
}

/** An acronym is explained where its words and it stand beside each other: « l’agence (ARS) », « ARS (agence…) ». */
function isExplained(acronym: string, text: string): boolean {
  return (
    text.includes(`(${acronym})`) ||
    text.includes(`(${acronym},`) ||
    text.includes(`(${acronym} `) ||
    text.includes(`${acronym} (`) ||
    text.includes(`, ${acronym},`)
  );
}

/** True for `X-Road 2`, `CO2` written in capitals alone and the like: no acronym to explain. */
function isNumber(acronym: string): boolean {
  return /^[IVXLCDM]+$/.test(acronym) || !/\p{Lu}.*\p{Lu}/u.test(acronym);
}

/** The words of a node, what is code in it left out. */
function proseOf(node: Nodes): string {
  if (node.type === 'inlineCode') return '';
  return 'children' in node ? node.children.map((child) => proseOf(child)).join('') : toString(node);
}

function listTexts(tree: Root): { node: Nodes; text: string }[] {
  const texts: { node: Nodes; text: string }[] = [];
  visit(tree, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') return SKIP;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      texts.push({ node, text: proseOf(node) });
      return SKIP;
    }
    return undefined;
  });
  return texts;
}

/**
 * What makes a text hard to read: long sentences, acronyms that nothing explains. `known` holds the acronyms that the
 * portal explains elsewhere: those of the administrations.
 */
export function checkPlainLanguage(tree: Root, known: ReadonlySet<string>): FileFault[] {
  const texts = listTexts(tree);
  const whole = texts.map(({ text }) => text).join('\n');
  const faults: FileFault[] = [];
  const seen = new Set<string>();
  for (const { node, text } of texts) {
    if (node.type === 'paragraph') faults.push(...checkSentences(node));
    // A heading or a phrase wholly in capitals is shouting, not a list of acronyms.
    if (text === text.toUpperCase()) continue;
    for (const [found] of text.matchAll(ACRONYM)) {
      const acronym = found.replace(/s$/, '');
      if (seen.has(acronym) || WELL_KNOWN.has(acronym) || known.has(acronym) || isNumber(acronym)) continue;
      seen.add(acronym);
      if (isExplained(acronym, whole)) continue;
      faults.push(
        warning(
          node,
          'acronym',
          `Le sigle « ${acronym} » n’est pas expliqué.`,
          `La première fois, écrivez son nom entier, puis « (${acronym}) ».`,
        ),
      );
    }
  }
  return faults;
}

/** Questions of a model, or of a tool of the editor, that nobody has answered yet. */
export function checkModelText(tree: Root): FileFault[] {
  const faults = listTexts(tree)
    .filter(({ text }) => isModelText(text))
    .map(({ node }) =>
      warning(
        node,
        'model-text',
        'Il reste ici un texte du modèle.',
        'Répondez à la question, ou retirez cette ligne.',
      ),
    );
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !isModelText(literalText(attribute) ?? '')) continue;
      faults.push({
        ...positionOf(attribute),
        severity: 'warning',
        rule: 'model-text',
        message: `« ${attribute.name} » contient encore le texte du modèle.`,
        remedy: 'Écrivez votre texte à sa place.',
      });
    }
  });
  return faults;
}
