import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from './fault.ts';

export interface Position {
  line: number;
  column: number;
}

export interface SplitSource {
  /** The YAML between the two `---` lines, without them. */
  yaml: string;
  /** Offset of the YAML in the source. */
  yamlOffset: number;
  body: string;
  /** Line of the source on which the body begins. */
  bodyLine: number;
}

/** Splits a file into front matter and body, or undefined when it has no front matter. CRLF is kept as it is. */
export function findFrontMatter(source: string): SplitSource | undefined {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(source);
  if (!opening) return undefined;
  const rest = source.slice(opening[0].length);
  const closing = /(^|\n)---[ \t]*(\r?\n|$)/.exec(rest);
  if (!closing) return undefined;
  const yaml = rest.slice(0, closing.index + (closing[1]?.length ?? 0));
  const bodyOffset = opening[0].length + closing.index + closing[0].length;
  return {
    yaml,
    yamlOffset: opening[0].length,
    // A second byte order mark would hide a first line from the check and not from the compiler.
    body: source.slice(bodyOffset).replace(/^\uFEFF+/, ''),
    bodyLine: source.slice(0, bodyOffset).split('\n').length,
  };
}

export interface FrontMatter {
  value: Record<string, unknown>;
  /** For those who edit the text itself. */
  document: Document;
  /** Where the value at a path stands in the file; the nearest known parent where the path is absent. */
  locate: (path: readonly PropertyKey[]) => Position;
  /** Where a key of the first level stands. */
  locateKey: (key: string) => Position;
}

type FileFault = Omit<Fault, 'file'>;

const MAX_ALIASES = 20;

function locator(document: Document, position: (offset: number) => Position) {
  return (path: readonly PropertyKey[]): Position => {
    let node: unknown = document.contents;
    let best = 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (!isPair(pair)) break;
        if (isNode(pair.key) && pair.key.range) best = pair.key.range[0];
        node = pair.value;
      } else {
        node =
          isNode(node) && 'get' in node
            ? (node as { get(k: unknown, keep: boolean): unknown }).get(key, true)
            : undefined;
      }
      if (!isNode(node)) break;
      if (isNode(node) && node.range && !isMap(node)) best = node.range[0];
    }
    return position(best);
  };
}

function keyLocator(document: Document, position: (offset: number) => Position) {
  return (key: string): Position => {
    const pairs = isMap(document.contents) ? document.contents.items : [];
    const pair = pairs.find((item) => isScalar(item.key) && String(item.key.value) === key);
    return position(isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0);
  };
}

/** Reads the YAML of a front matter; the faults bear positions in the whole file. */
export function parseFrontMatter(split: SplitSource): { frontMatter?: FrontMatter; faults: FileFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(split.yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + 1, column: Math.max(col, 1) };
  };
  const faults = document.errors.map((error): FileFault => ({
    ...position(error.pos[0]),
    severity: 'error',
    rule: 'front-matter-syntax',
    message: `L’en-tête n’est pas du YAML valide (${error.code}).`,
    remedy: 'Vérifiez les deux-points, les guillemets et l’alignement de cette ligne et de la précédente.',
  }));
  if (faults.length > 0) return { faults };
  const invalid = (message: string, remedy: string): FileFault => ({
    line: 2,
    column: 1,
    severity: 'error',
    rule: 'front-matter-syntax',
    message,
    remedy,
  });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return {
      faults: [
        invalid(
          'L’en-tête se répète par trop de renvois YAML.',
          'Écrivez les valeurs en clair, sans « & » ni « * ».',
        ),
      ],
    };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return {
      faults: [
        invalid(
          'L’en-tête n’est pas une liste de clés.',
          'Écrivez une clé par ligne, par exemple « title: Mano ».',
        ),
      ],
    };
  }
  return {
    frontMatter: {
      value: value as Record<string, unknown>,
      document,
      locate: locator(document, position),
      locateKey: keyLocator(document, position),
    },
    faults: [],
  };
}
