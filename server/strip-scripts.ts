import { RewritingStream } from 'parse5-html-rewriting-stream';

type StartTag = Parameters<RewritingStream['emitStartTag']>[0];

function attribute(tag: StartTag, name: string): string | undefined {
  return tag.attrs.find((item) => item.name === name)?.value;
}

/** Our own scripts bear `data-portail`; JSON-LD is data, not code. Everything else is React's. */
function isKeptScript(tag: StartTag): boolean {
  return attribute(tag, 'data-portail') !== undefined || attribute(tag, 'type') === 'application/ld+json';
}

function isScriptHint(tag: StartTag): boolean {
  const rel = attribute(tag, 'rel');
  return rel === 'modulepreload' || (rel === 'preload' && attribute(tag, 'as') === 'script');
}

/**
 * Takes React's scripts, their preloads, its inline data and its comments out of a page. What is left reads, links and
 * submits the same: public pages are complete without JavaScript.
 */
export async function stripScripts(html: string): Promise<string> {
  const stream = new RewritingStream();
  const pieces: string[] = [];
  let dropping = false;
  stream.on('startTag', (tag, raw) => {
    if (tag.tagName === 'script' && !isKeptScript(tag)) {
      dropping = true;
      return;
    }
    if (tag.tagName === 'link' && isScriptHint(tag)) return;
    stream.emitRaw(raw);
  });
  stream.on('text', (_, raw) => {
    if (!dropping) stream.emitRaw(raw);
  });
  stream.on('endTag', (tag, raw) => {
    if (dropping && tag.tagName === 'script') {
      dropping = false;
      return;
    }
    stream.emitRaw(raw);
  });
  stream.on('comment', () => undefined);
  stream.on('data', (piece: string) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  stream.end(html);
  await ended;
  return pieces.join('');
}
