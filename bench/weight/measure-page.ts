import type { Browser, CDPSession } from '@playwright/test';

/** What the network brought: the bodies by kind, as compressed, and all of it with the headers. */
export interface Transfer {
  requests: number;
  total: number;
  document: number;
  style: number;
  script: number;
  font: number;
  image: number;
}

export interface PageFacts {
  /** Elements of the page, those inside drawings left out. */
  elements: number;
  /** What a visitor receives before scrolling. */
  firstView: Transfer;
  /** The same once the whole page has been seen. */
  whole: Transfer;
}

type Kind = 'document' | 'style' | 'script' | 'font' | 'image';
const KINDS: Readonly<Record<string, Kind>> = {
  Document: 'document',
  Stylesheet: 'style',
  Script: 'script',
  Font: 'font',
  Image: 'image',
  // Captions and the icon of the browser's tab.
  TextTrack: 'image',
  Other: 'image',
};

function emptyTransfer(): Transfer {
  return { requests: 0, total: 0, document: 0, style: 0, script: 0, font: 0, image: 0 };
}

/** Counts what the network brings, as the browser's own tools do; what the page holds in itself is not a request. */
function recordTransfer(session: CDPSession): Transfer {
  const transfer = emptyTransfer();
  const kinds = new Map<string, Kind>();
  const headers = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith('data:')) return;
    const kind = KINDS[type];
    if (!kind) throw new Error(`${response.url} is a ${type}`);
    kinds.set(requestId, kind);
    headers.set(requestId, response.encodedDataLength);
    transfer.requests += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (!kind) return;
    transfer[kind] += encodedDataLength - (headers.get(requestId) ?? 0);
    transfer.total += encodedDataLength;
  });
  return transfer;
}

/** Opens a page with an empty cache, then scrolls to its end. */
export async function measurePage(browser: Browser, url: string): Promise<PageFacts> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const transfer = recordTransfer(session);
  await page.goto(url, { waitUntil: 'networkidle' });
  const firstView = { ...transfer };
  const elements = await page.evaluate(
    () => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length,
  );
  const steps = await page.evaluate(() =>
    Math.ceil(document.documentElement.scrollHeight / window.innerHeight),
  );
  for (let step = 1; step <= steps; step += 1) {
    await page.evaluate((rank) => {
      window.scrollTo(0, rank * window.innerHeight);
    }, step);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  await page.waitForLoadState('networkidle');
  const whole = { ...transfer };
  await context.close();
  return { elements, firstView, whole };
}
