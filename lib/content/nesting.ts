import type { Construct, Extension, TokenizeContext } from 'micromark-util-types';
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import type { FileFault } from './body.ts';

/** Nobody writes as deep. What reads, checks and shows a text calls itself at each level: far deeper it would fail. */
export const MAX_NESTING = 50;
/** Containers that a line may be in before the parser gives up: above what the tree is allowed, whose fault says more. */
const MAX_CONTAINERS = 2 * MAX_NESTING;

/** Parts of what holds them, and the text of a block: no level of their own. */
const PARTS = new Set(
  'paragraph listItem tableRow tableCell p li dt dd thead tbody tfoot tr td th'.split(' '),
);

/** A text is nested too deep, from this place on. */
export class NestingError extends Error {
  override name = 'NestingError';

  constructor(
    readonly line: number,
    readonly column: number,
  ) {
    super(`nested more than ${MAX_NESTING} levels deep at ${line}:${column}`);
  }
}

/** A node of either syntax tree, Markdown or HTML. */
interface Branch {
  type: string;
  tagName?: string;
  children?: readonly Branch[];
  position?: { start: { line: number; column: number } } | undefined;
}

/** Throws a {@link NestingError} at the first node that is too deep. Walks without calling itself. */
export function boundNesting(tree: Branch): void {
  const left: { node: Branch; level: number; place: { line: number; column: number } }[] = [
    { node: tree, level: -1, place: { line: 1, column: 1 } },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node } = next;
    if (!node.children) continue;
    const level = PARTS.has(node.tagName ?? node.type) ? next.level : next.level + 1;
    const place = node.position?.start ?? next.place;
    if (level > MAX_NESTING) throw new NestingError(place.line, place.column);
    for (const child of node.children.toReversed()) left.push({ node: child, level, place });
  }
}

/** True for what a parser throws when a text exhausts its stack. */
export function isOverflow(cause: unknown): boolean {
  return cause instanceof RangeError && /call stack/i.test(cause.message);
}

/** The fault of a text nested too deep; undefined for any other cause. `place` serves where the cause tells none. */
export function findNestingFault(
  cause: unknown,
  place: { line: number; column: number },
): FileFault | undefined {
  if (!(cause instanceof NestingError) && !isOverflow(cause)) return undefined;
  const { line, column } = cause instanceof NestingError ? cause : place;
  return {
    line,
    column,
    severity: 'error',
    rule: 'nesting',
    message: `Ce passage est imbriqué sur plus de ${MAX_NESTING} niveaux.`,
    remedy: 'Sortez-le des citations, listes, mises en forme ou balises qui l’entourent.',
  };
}

/** Where a tokenizer stands: the line, the containers found on it, and where the last new one begins. */
interface Count {
  line: number;
  containers: number;
  offset?: number;
}
const counts = new WeakMap<TokenizeContext, Count>();

/** Each container of a line is continued or begun once; the parser may look twice at where one begins. */
function countContainer(context: TokenizeContext, { begins }: { begins: boolean }): void {
  const { line, column, offset } = context.now();
  let count = counts.get(context);
  if (count?.line !== line) counts.set(context, (count = { line, containers: 0 }));
  if (begins && count.offset === offset) return;
  if (begins) count.offset = offset;
  count.containers += 1;
  if (count.containers > MAX_CONTAINERS) throw new NestingError(line, column);
}

/**
 * The container of this name, counted: read and closed by the parser’s own construct, which is tried after it and reads
 * no more than it does. Disabled, it could not continue: an item begins the next one by its name.
 */
function bounded(name: string, code: number): Construct {
  const ownOf = ({ parser }: TokenizeContext): Construct => {
    const known = [parser.constructs.document[code] ?? []].flat();
    const own = known.find((construct) => construct.name === name);
    if (!own) throw new Error(`no construct ${name} for ${String.fromCharCode(code)}`);
    return own;
  };
  return {
    name: `bounded-${name}`,
    tokenize(effects, ok, nok) {
      countContainer(this, { begins: true });
      return ownOf(this).tokenize.call(this, effects, ok, nok);
    },
    continuation: {
      tokenize(effects, ok, nok) {
        countContainer(this, { begins: false });
        const { continuation } = ownOf(this);
        return continuation ? continuation.tokenize.call(this, effects, ok, nok) : nok;
      },
    },
    exit(effects) {
      ownOf(this).exit?.call(this, effects);
    },
  };
}

const CONTAINERS: Readonly<Record<string, string>> = {
  blockQuote: '>',
  list: '*+-0123456789',
  gfmFootnoteDefinition: '[',
};

function boundedContainers(): Extension {
  const codes = Object.entries(CONTAINERS).flatMap(([name, signs]) =>
    [...signs].map((sign) => ({ name, code: sign.charCodeAt(0) })),
  );
  return { document: Object.fromEntries(codes.map(({ name, code }) => [code, bounded(name, code)])) };
}

/** Remark plugin: the parser throws a {@link NestingError} rather than read a line that is in too many containers. */
export function boundContainers(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), boundedContainers()];
}
