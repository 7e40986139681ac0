import { Parser } from 'htmlparser2';

type Attributes = Readonly<Record<string, string>>;

/** Our own scripts bear `data-portail`; JSON-LD is data, not code. Everything else is React's. */
const isKeptScript = (attributes: Attributes): boolean =>
  attributes['data-portail'] !== undefined || attributes['type'] === 'application/ld+json';

const isScriptHint = ({ rel, as }: Attributes): boolean =>
  rel === 'modulepreload' || (rel === 'preload' && as === 'script');

/**
 * Takes React's scripts, their preloads, its inline data and its comments out of a page; all else stays to the byte. What is
 * left reads, links and submits the same: public pages are complete without JavaScript.
 */
export function stripScripts(html: string): string {
  const kept: string[] = [];
  let keptTo = 0;
  const drop = (from: number, to: number) => {
    if (from > keptTo) kept.push(html.slice(keptTo, from));
    keptTo = to;
  };
  let scriptStart: number | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script' && !isKeptScript(attributes)) scriptStart = parser.startIndex;
      else if (name === 'link' && isScriptHint(attributes)) drop(parser.startIndex, parser.endIndex + 1);
    },
    onclosetag(name) {
      if (name !== 'script' || scriptStart === undefined) return;
      drop(scriptStart, parser.endIndex + 1);
      scriptStart = undefined;
    },
    oncomment() {
      drop(parser.startIndex, parser.endIndex + 1);
    },
  });
  parser.end(html);
  kept.push(html.slice(keptTo));
  return kept.join('');
}
