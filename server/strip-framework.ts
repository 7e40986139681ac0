import { Parser } from 'htmlparser2';

type Attributes = Readonly<Record<string, string>>;

/** Our own scripts bear `data-portail`; JSON-LD is data, not code. Everything else is React's. */
const isKeptScript = (attributes: Attributes): boolean =>
  attributes['data-portail'] !== undefined || attributes['type'] === 'application/ld+json';

const isScriptHint = ({ rel, as }: Attributes): boolean =>
  rel === 'modulepreload' || (rel === 'preload' && as === 'script');

/** Next says again for X what it says of a page to everyone (`og:`), which X reads too; the kind of card alone is its own. */
const isCopy = ({ name }: Attributes): boolean =>
  name !== undefined && name.startsWith('twitter:') && name !== 'twitter:card';

/** Where React keeps metadata that come late: these pages have none. */
const isHiddenBox = (name: string, attributes: Attributes): boolean =>
  name === 'div' && attributes['hidden'] === '' && Object.keys(attributes).length === 1;

/** A page as it goes out, and what its own tags say of it. */
export interface StrippedPage {
  html: string;
  /** On a tag of `components/layout/missing-page.tsx`. */
  missing: boolean;
  /** On a tag of the pages that search, when the words sought find nothing by themselves. */
  withoutResult: boolean;
}

/**
 * Takes React's scripts, their preloads, its inline data, its comments, its empty box, and what Next says twice, out of a
 * page; all else stays to the byte. What is left reads, links and submits the same: public pages are complete without JavaScript.
 */
export function stripFramework(html: string): StrippedPage {
  let missing = false;
  let withoutResult = false;
  const kept: string[] = [];
  let keptTo = 0;
  const drop = (from: number, to: number) => {
    if (from > keptTo) kept.push(html.slice(keptTo, from));
    keptTo = to;
  };
  let scriptStart: number | undefined;
  let box: { start: number; comments: [from: number, to: number][] } | undefined;
  /** What was thought an empty box holds something: it stays, less its comments. */
  const keepBox = () => {
    for (const [from, to] of box?.comments ?? []) drop(from, to);
    box = undefined;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      keepBox();
      missing ||= attributes['data-portail-missing'] !== undefined;
      withoutResult ||= attributes['data-portail-without-result'] !== undefined;
      if (isHiddenBox(name, attributes)) box = { start: parser.startIndex, comments: [] };
      if (name === 'script' && !isKeptScript(attributes)) scriptStart = parser.startIndex;
      else if (name === 'link' && isScriptHint(attributes)) drop(parser.startIndex, parser.endIndex + 1);
      else if (name === 'meta' && isCopy(attributes)) drop(parser.startIndex, parser.endIndex + 1);
    },
    ontext: keepBox,
    onclosetag(name) {
      if (box) drop(box.start, parser.endIndex + 1);
      box = undefined;
      if (name !== 'script' || scriptStart === undefined) return;
      drop(scriptStart, parser.endIndex + 1);
      scriptStart = undefined;
    },
    oncomment() {
      const place: [number, number] = [parser.startIndex, parser.endIndex + 1];
      if (box) box.comments.push(place);
      else drop(...place);
    },
  });
  parser.end(html);
  kept.push(html.slice(keptTo));
  return { html: kept.join(''), missing, withoutResult };
}
