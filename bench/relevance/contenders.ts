import { listDocuments } from '#db/index/document.ts';
import { getIndex } from '#lib/portal/index-reader.ts';
import { openBetaPortal } from './beta-portal.ts';
import { miniSearch, plainFts, type Sheet, stemmedFts } from './engines.ts';
import type { Engine } from './measures.ts';

interface Projection {
  aliases: string[];
  mission: string;
  themes: { label: string }[];
  audiences: { label: string }[];
}

export interface Contenders {
  sheets: Sheet[];
  /** By name, the portal first. */
  engines: Record<string, Engine>;
  close: () => void;
}

/** The portal and the three references over the same sheets. */
export async function openContenders(): Promise<Contenders> {
  const portal = await openBetaPortal();
  const { searchProducts } = await import('#lib/catalogue/search-products.ts');
  const { EMPTY_QUERY } = await import('#lib/catalogue/query.ts');
  const sheets = listDocuments(getIndex(), 'produits').map(({ slug, title, text, data }): Sheet => {
    const { aliases, mission, themes, audiences } = JSON.parse(data) as Projection;
    return {
      id: portal.idOf.get(slug) ?? slug,
      title,
      aliases: [...aliases, slug].join(' '),
      mission,
      themes: [...themes, ...audiences].map(({ label }) => label).join(' '),
      body: text,
    };
  });
  const engines: Record<string, Engine> = {
    'the portal': (q) =>
      searchProducts({ ...EMPTY_QUERY, q }).products.map(
        ({ product }) => portal.idOf.get(product.slug) ?? product.slug,
      ),
    'plain FTS5': plainFts(sheets),
    'FTS5, stems and correction': stemmedFts(sheets),
    'MiniSearch, fuzzy and prefix': miniSearch(sheets),
  };
  return { sheets, engines, close: () => portal.close() };
}
