import { writeFigure } from '#lib/studio/write-figure.ts';
import { writeLink } from '#lib/studio/write-link.ts';
import { markHeading, markList } from './mark-lines.ts';
import { markWords } from './mark-words.ts';
import type { Write } from './tool-write.ts';

export type Tool = {
  label: string;
  /** With Ctrl or Command. */
  key?: string;
} & (
  | { write: Write }
  /** What is written is chosen first: an image of the library, a link. */
  | { asks: 'image' | 'link' }
);

/** Puts a block on lines of its own, and selects the words to replace: its first question unless told. */
function block(source: string, select = /\[[^\]\n]*\?\]/.exec(source)?.[0] ?? source): Write {
  return (text, _, end) => {
    const before = text.slice(0, end);
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const rest = text.slice(end);
    const start = end + gap.length + source.indexOf(select);
    return {
      text: `${before}${gap}${source}${rest.startsWith('\n') ? '\n' : '\n\n'}${rest}`,
      start,
      end: start + select.length,
    };
  };
}

/** Puts an image of the library in the text, with its own words. */
export function writeImage(image: Parameters<typeof writeFigure>[0], format: 'md' | 'mdx'): Write {
  const { src, alt } = image;
  return format === 'md'
    ? block(`![${alt.replace(/[[\]\\]/g, '\\$&')}](${src})`, src)
    : block(writeFigure(image), src);
}

/** Puts a link in the place of what is selected, the spaces around it left out; the cursor stands after it. */
export function insertLink(link: Omit<Parameters<typeof writeLink>[0], 'selected'>): Write {
  return (text, start, end) => {
    const chosen = text.slice(start, end);
    const from = end - chosen.trimStart().length;
    const to = Math.max(from, start + chosen.trimEnd().length);
    const made = writeLink({ ...link, selected: text.slice(from, to) });
    const at = from + made.length;
    return { text: text.slice(0, from) + made + text.slice(to), start: at, end: at };
  };
}

/** The toolbar, in words. What an author has to say is a question of the model: left there, the check finds it. */
export const TOOLS: readonly Tool[] = [
  { label: 'Gras', key: 'b', write: markWords(2) },
  { label: 'Italique', key: 'i', write: markWords(1) },
  { label: 'Intertitre', write: markHeading(2) },
  { label: 'Sous-titre', write: markHeading(3) },
  { label: 'Liste', write: markList },
  { label: 'Lien', key: 'k', asks: 'link' },
  { label: 'Image', asks: 'image' },
  {
    label: 'Vidéo',
    write: block(
      '<Video src="[Quelle vidéo ?]" title="[Quel titre ?]" captions="[Quels sous-titres ?]">\n\n[Que dit la vidéo, et que montre-t-elle ?]\n\n</Video>',
    ),
  },
  { label: 'Carte de produit', write: block('<ProductCard slug="[Quel produit ?]" />') },
  {
    label: 'Encadré',
    write: block('<Callout title="[Quel titre ?]">\n\n[Que faut-il retenir ?]\n\n</Callout>'),
  },
  {
    label: 'Citation',
    write: block('<Quote author="[Qui parle ?]">\n\n[Quelle parole rapporter ?]\n\n</Quote>'),
  },
  {
    label: 'Chiffre clé',
    write: block(
      '<KeyFigure value="[Quel chiffre ?]" label="[Que compte-t-il ?]" date="[Quelle date ?]" source="[Quelle source ?]" />',
    ),
  },
  {
    label: 'Tableau',
    write: block(
      '<Table caption="[Quel titre ?]">\n\n| [Quelle colonne ?] | [Quelle colonne ?] |\n| --- | --- |\n|  |  |\n\n</Table>',
    ),
  },
  {
    label: 'Texte replié',
    write: block('<Accordion title="[Quel titre ?]">\n\n[Que disent ces lignes ?]\n\n</Accordion>'),
  },
];
