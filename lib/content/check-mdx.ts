import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { isPartialDay } from '#lib/clock.ts';
import { isSlug } from '#lib/slug.ts';
import { attributeText, type FileFault, positionOf } from './body.ts';
import type { Rule } from './fault.ts';
import { isLiteral, literalText } from './literal-attributes.ts';
import { type AttributeForm, CAPTIONS_ELSEWHERE, findTag, isPortalVideo, TAGS } from './tags.ts';

type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const SCHEMES = /^(https?:|mailto:|tel:|\/(?!\/)|#|\?|\.)/i;

/** Relative, http(s), mailto and tel addresses; a scheme hidden by spaces or control characters is not one of them. */
export function isSafeAddress(address: string): boolean {
  const visible = address.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '');
  return visible === '' || SCHEMES.test(visible) || !/^[^/?#]*:/.test(visible);
}

/** What to write instead of an HTML element that authors often try. */
const HTML_REMEDIES: Readonly<Record<string, string>> = {
  a: 'Écrivez un lien [texte](adresse).',
  img: 'Écrivez <Figure src="…" alt="…" /> ou ![alternative](adresse).',
  br: 'Laissez une ligne vide pour commencer un paragraphe.',
  b: 'Écrivez **texte**.',
  strong: 'Écrivez **texte**.',
  i: 'Écrivez *texte*.',
  em: 'Écrivez *texte*.',
  table: 'Écrivez un tableau Markdown, dans <Table caption="…"> s’il a un titre.',
  iframe: 'Écrivez un lien vers la page : rien n’est chargé d’un autre site.',
  video: 'Écrivez <Video src="…" title="…" captions="…">transcription</Video>.',
  script: 'Retirez-le : aucun script n’est exécuté dans un document.',
  style: 'Retirez-le : la mise en forme est celle du portail.',
  div: 'Retirez-le : un paragraphe s’écrit sans balise.',
  details: 'Écrivez <Accordion title="…">…</Accordion>.',
  blockquote: 'Écrivez <Quote author="…">…</Quote> ou une ligne qui commence par « > ».',
};

const KNOWN_TAGS = Object.keys(TAGS).join(', ');

function error(
  node: Nodes | { position?: Nodes['position'] },
  rule: Rule,
  message: string,
  remedy: string,
): FileFault {
  return { ...positionOf(node), severity: 'error', rule, message, remedy };
}

type Attribute = Extract<Element['attributes'][number], { type: 'mdxJsxAttribute' }>;

const FORMS: Readonly<Record<AttributeForm, { accepts: (text: string) => boolean; expected: string }>> = {
  date: { accepts: isPartialDay, expected: 'une date AAAA-MM-JJ, AAAA-MM ou AAAA' },
  slug: { accepts: isSlug, expected: 'l’identifiant d’un produit, par exemple « mano »' },
  yes: { accepts: (text) => text === 'oui', expected: '« oui », ou retirez cet attribut' },
  media: {
    accepts: (text) => /^(\/(?!\/)|https?:\/\/)\S+$/i.test(text),
    expected: 'l’adresse d’une image, par exemple « /medias/reunion.png »',
  },
  video: {
    accepts: (text) => isPortalVideo(text) || (/^https:\/\/\S+$/i.test(text) && URL.canParse(text)),
    expected: 'le fichier « /medias/….mp4 » ou « .webm », ou l’adresse https://… de la vidéo',
  },
  captions: {
    accepts: (text) => text === CAPTIONS_ELSEWHERE || /^\/medias\/[^/?#\s]+\.vtt$/i.test(text),
    expected: `le fichier de sous-titres « /medias/….vtt », ou « ${CAPTIONS_ELSEWHERE} » s’ils sont dans le lecteur d’un autre site`,
  },
};

function checkValue(attribute: Attribute, name: string): FileFault | undefined {
  const tag = findTag(name);
  if (!tag) return undefined;
  const value = attribute.value;
  if (value && typeof value !== 'string' && !isLiteral(value)) {
    return error(
      attribute,
      'mdx-code',
      `« ${attribute.name} » contient une expression {…}.`,
      `Écrivez un texte entre guillemets : ${attribute.name}="…".`,
    );
  }
  const text = literalText(attribute);
  if (text === undefined) {
    return error(
      attribute,
      'mdx-attribute',
      `« ${attribute.name} » attend un texte.`,
      `Écrivez ${attribute.name}="…".`,
    );
  }
  if (/^\s*(javascript|data|vbscript):/i.test(text)) {
    return error(
      attribute,
      'link-unsafe',
      `« ${attribute.name} » n’est pas une adresse sûre.`,
      'Écrivez une adresse https://… ou /….',
    );
  }
  const form = tag.forms?.[attribute.name];
  if (form && !FORMS[form].accepts(text)) {
    const remedy = `Écrivez ${FORMS[form].expected}.`;
    return error(attribute, 'mdx-attribute', `« ${text} » ne convient pas à « ${attribute.name} ».`, remedy);
  }
  return undefined;
}

function checkAttribute(attribute: Element['attributes'][number], name: string): FileFault | undefined {
  const tag = findTag(name);
  if (!tag) return undefined;
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    return error(
      attribute,
      'mdx-code',
      `<${name}> reçoit une expression {…}.`,
      `Écrivez chaque attribut : ${tag.example}`,
    );
  }
  if (/^on/i.test(attribute.name)) {
    return error(
      attribute,
      'mdx-attribute',
      `« ${attribute.name} » est un gestionnaire d’événement.`,
      'Retirez cet attribut.',
    );
  }
  if (!Object.hasOwn(tag.attributes, attribute.name)) {
    const known = Object.keys(tag.attributes).join(', ');
    const message = `<${name}> n’a pas d’attribut « ${attribute.name} ».`;
    return error(attribute, 'mdx-attribute', message, `Attributs possibles : ${known}.`);
  }
  return checkValue(attribute, name);
}

/** Captions belong to the player that shows the video: ours reads a file, another site’s has its own (RGAA 4.3). */
function checkCaptions(node: Element): FileFault[] {
  const src = attributeText(node, 'src') ?? '';
  const captions = attributeText(node, 'captions');
  if (captions === undefined || isPortalVideo(src) === (captions !== CAPTIONS_ELSEWHERE)) return [];
  const [message, remedy] = isPortalVideo(src)
    ? ['Cette vidéo du portail n’a pas de fichier de sous-titres.', 'Écrivez captions="/medias/….vtt".']
    : [
        'Un fichier de sous-titres ne sert pas à la vidéo d’un autre site.',
        `Vérifiez qu’elle y est sous-titrée, puis écrivez captions="${CAPTIONS_ELSEWHERE}".`,
      ];
  return [error(node, 'mdx-attribute', message, remedy)];
}

function checkAttributes(node: Element, name: string): FileFault[] {
  const tag = findTag(name);
  if (!tag) return [];
  const faults = node.attributes
    .map((attribute) => checkAttribute(attribute, name))
    .filter((fault) => fault !== undefined);
  for (const [attribute, presence] of Object.entries(tag.attributes)) {
    const given = node.attributes.some((item) => item.type === 'mdxJsxAttribute' && item.name === attribute);
    if (presence === 'required' && !given) {
      faults.push(
        error(
          node,
          'mdx-attribute',
          `<${name}> n’a pas son attribut « ${attribute} ».`,
          `Écrivez ${tag.example}`,
        ),
      );
    }
  }
  if (tag.bodyNeeded !== undefined && toString(node).trim() === '') {
    faults.push(
      error(
        node,
        'mdx-tag',
        `<${name}> n’a pas ${tag.bodyNeeded}.`,
        `Écrivez-la entre les balises : ${tag.example}`,
      ),
    );
  }
  if (name === 'Video') faults.push(...checkCaptions(node));
  if (tag.body === 'none' && node.children.length > 0) {
    faults.push(error(node, 'mdx-tag', `<${name}> ne contient pas de texte.`, `Écrivez ${tag.example}`));
  }
  if (!tag.inline && node.type === 'mdxJsxTextElement') {
    const remedy = 'Mettez-la seule sur sa ligne, avec une ligne vide avant et après.';
    faults.push(error(node, 'mdx-tag', `<${name}> est au milieu d’une phrase.`, remedy));
  }
  return faults;
}

function checkElement(node: Element): FileFault[] {
  const name = node.name;
  if (name === null) {
    return [
      error(node, 'mdx-tag', 'Une balise sans nom <>…</> est interdite.', 'Retirez-la et laissez son texte.'),
    ];
  }
  if (findTag(name)) return checkAttributes(node, name);
  const remedy = HTML_REMEDIES[name.toLowerCase()] ?? `Balises possibles : ${KNOWN_TAGS}.`;
  return [error(node, 'mdx-tag', `La balise <${name}> n’existe pas ici.`, remedy)];
}

/** Only comments: the parser found no statement between the braces. */
function isComment(node: Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>): boolean {
  return node.data?.estree?.body.length === 0;
}

/** Every construct that the contract refuses in `.mdx`, on the syntax tree: nothing is evaluated. */
export function checkMdxTree(tree: Root): FileFault[] {
  const faults: FileFault[] = [];
  visit(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        faults.push(
          error(
            node,
            'mdx-code',
            'Une ligne import ou export est interdite.',
            'Retirez-la : les balises du portail sont toujours disponibles.',
          ),
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node)) {
          faults.push(
            error(
              node,
              'mdx-code',
              'Une expression {…} est interdite.',
              'Écrivez la valeur elle-même ; pour une accolade, écrivez \\{.',
            ),
          );
        }
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        faults.push(...checkElement(node));
        break;
      case 'link':
      case 'image':
      case 'definition':
        if (!isSafeAddress(node.url)) {
          faults.push(
            error(
              node,
              'link-unsafe',
              'Cette adresse n’est ni web, ni interne, ni une adresse de courriel.',
              'Écrivez une adresse https://…, /… ou mailto:….',
            ),
          );
        }
        break;
    }
  });
  return faults;
}

/** A parser's own words are in English and about its internals: they become one sentence an editor can act on. */
export function describeSyntaxError(cause: unknown): FileFault {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const place = findPlace(cause);
  const [message, remedy] = explain(detail);
  return { ...place, severity: 'error', rule: 'mdx-syntax', message, remedy };
}

function findPlace(cause: unknown): { line: number; column: number } {
  if (typeof cause !== 'object' || cause === null) return { line: 1, column: 1 };
  const { line, column } = cause as { line?: unknown; column?: unknown };
  if (typeof line === 'number') return { line, column: typeof column === 'number' ? column : 1 };
  // An unclosed tag is told without a place of its own, only in the words: « (6:1-6:20) ».
  const told = /\((\d+):(\d+)-/.exec(cause instanceof Error ? cause.message : '');
  return { line: Number(told?.[1] ?? 1), column: Number(told?.[2] ?? 1) };
}

function explain(detail: string): [message: string, remedy: string] {
  const closing = /closing tag for `<(\w+)>`/i.exec(detail)?.[1];
  if (closing)
    return [
      `La balise <${closing}> n’est pas fermée.`,
      `Ajoutez </${closing}> après son texte, ou « /> » si elle n’en a pas.`,
    ];
  if (/closing slash/i.test(detail))
    return ['Une balise est fermée sans avoir été ouverte.', 'Retirez-la ou ouvrez-la plus haut.'];
  if (/before name|in name|start a name|after self-closing|attribute/i.test(detail)) {
    return [
      'Un « < » ouvre une balise qui n’en est pas une.',
      'Écrivez \\< pour le signe « inférieur à », ou [texte](adresse) pour un lien.',
    ];
  }
  if (/expression|acorn|brace/i.test(detail))
    return [
      'Une accolade n’est pas fermée ou son contenu n’est pas lisible.',
      'Écrivez \\{ pour une accolade.',
    ];
  return [
    'La syntaxe de ce passage n’est pas lisible.',
    'Vérifiez les balises et les accolades de cette ligne.',
  ];
}
