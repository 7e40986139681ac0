import { writeFigure } from '#lib/studio/write-figure.ts';
import { writeLink } from '#lib/studio/write-link.ts';

export interface ToolResult {
  text: string;
  /** What is selected afterwards. */
  start: number;
  end: number;
}

export interface Tool {
  label: string;
  /** With Ctrl or Command. */
  key?: string;
  /** It asks for an image of the library or a page of the portal first; `write` serves where there is none. */
  asks?: 'image' | 'link';
  write: (text: string, start: number, end: number) => ToolResult;
}

/** Puts marks around what is selected, or around words to replace. */
function around(before: string, after: string, placeholder: string): Tool['write'] {
  return (text, start, end) => {
    const chosen = text.slice(start, end) || placeholder;
    return {
      text: text.slice(0, start) + before + chosen + after + text.slice(end),
      start: start + before.length,
      end: start + before.length + chosen.length,
    };
  };
}

/** Puts a mark at the beginning of each line of the selection. */
function eachLine(mark: string): Tool['write'] {
  return (text, start, end) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const lines = text.slice(from, end).split('\n');
    const marked = lines.map((line) => mark + line.replace(/^(#{1,6} |- |> )/, '')).join('\n');
    return {
      text: text.slice(0, from) + marked + text.slice(end),
      start: from + mark.length,
      end: from + marked.length,
    };
  };
}

/** Puts a block on lines of its own, and selects the words to replace. */
function block(source: string, select: string): Tool['write'] {
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
export function writeImage(image: Parameters<typeof writeFigure>[0], format: 'md' | 'mdx'): Tool['write'] {
  const { src, alt } = image;
  return format === 'md'
    ? block(`![${alt.replace(/[[\]\\]/g, '\\$&')}](${src})`, src)
    : block(writeFigure(image), src);
}

/** Puts a link in the place of what is selected; the cursor stands after it. */
export function insertLink(link: Parameters<typeof writeLink>[0]): Tool['write'] {
  return (text, start, end) => {
    const made = writeLink(link);
    const at = start + made.length;
    return { text: text.slice(0, start) + made + text.slice(end), start: at, end: at };
  };
}

/** The toolbar, in words. */
export const TOOLS: readonly Tool[] = [
  { label: 'Gras', key: 'b', write: around('**', '**', 'texte') },
  { label: 'Italique', key: 'i', write: around('*', '*', 'texte') },
  { label: 'Intertitre', write: eachLine('## ') },
  { label: 'Sous-titre', write: eachLine('### ') },
  { label: 'Liste', write: eachLine('- ') },
  { label: 'Lien', key: 'k', asks: 'link', write: around('[', '](https://)', 'texte du lien') },
  {
    label: 'Image',
    asks: 'image',
    write: block('<Figure src="/medias/fichier.png" alt="Ce que montre l’image" />', '/medias/fichier.png'),
  },
  { label: 'Carte de produit', write: block('<ProductCard slug="identifiant" />', 'identifiant') },
  { label: 'Encadré', write: block('<Callout title="Titre">\n\nTexte\n\n</Callout>', 'Texte') },
  { label: 'Citation', write: block('<Quote author="Auteur">\n\nParole\n\n</Quote>', 'Parole') },
  {
    label: 'Chiffre clé',
    write: block('<KeyFigure value="0" label="ce qui est compté" date="2026" source="source" />', '0'),
  },
  {
    label: 'Tableau',
    write: block(
      '<Table caption="Titre du tableau">\n\n| Colonne | Colonne |\n| --- | --- |\n|  |  |\n\n</Table>',
      'Titre du tableau',
    ),
  },
];
