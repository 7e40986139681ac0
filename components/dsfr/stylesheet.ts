/** Our own rules that every public page has, below `components/`, in the order of their cascade: they end DSFR's file, since each file is a request that the first view waits for. */
export const PUBLIC_STYLES = [
  'dsfr/portail.css',
  'catalogue/catalogue.css',
  'catalogue/results-in-place.css',
  'catalogue/take-away.css',
  'form/suggest.css',
  'news/news.css',
];

/**
 * What the public stylesheet takes from DSFR, in DSFR's own order, on which its cascade relies. A page that uses
 * another component adds it here.
 */
export const STYLESHEET = {
  /** Paths below `dsfr/`, without `.main.min.css` and `.print.min.css`. */
  sheets: [
    'core/core',
    'component/badge/badge',
    'component/logo/logo',
    'component/button/button',
    'component/quote/quote',
    'component/breadcrumb/breadcrumb',
    'component/form/form',
    'component/link/link',
    'component/callout/callout',
    'component/pagination/pagination',
    'component/summary/summary',
    'component/tag/tag',
    'component/alert/alert',
    'component/radio/radio',
    'component/card/card',
    'component/checkbox/checkbox',
    'component/input/input',
    'component/content/content',
    'component/skiplink/skiplink',
    'component/select/select',
    'component/modal/modal',
    'component/navigation/navigation',
    'component/footer/footer',
    'component/search/search',
    'component/table/table',
    'component/header/header',
  ],
  /** The dark palette: DSFR ships it apart from its core. */
  scheme: 'scheme/scheme.min.css',
  /** Rules are kept only for the class names that the sources write in full. */
  onDemand: ['utility/colors/colors.main.min.css', 'utility/icons/icons.main.min.css'],
  /**
   * Text and titles. What DSFR writes in 500 (buttons, tags) browsers write in 400: a third file is not worth its weight.
   * They slant italics themselves.
   */
  fonts: ['Marianne-Regular', 'Marianne-Bold'],
  /**
   * Families of which pages use few members: spacings, offsets, accent colours, social networks, artworks. A member
   * stays where the sources name it, or name its beginning (`fr-badge--${colour}` keeps every `fr-badge--…`).
   */
  prunable: [
    /^fr-[mp][trblxy]?-/,
    /^fr-col-offset-/,
    /--(?:green|blue-ecume|blue-cumulus|purple|pink|yellow|orange|brown|beige)-/,
    /^fr-artwork/,
    /^fr-(?:btn|link)--(?:bluesky|dailymotion|facebook|github|instagram|linkedin|mastodon|snapchat|telegram|threads|tiktok|twitch|twitter|twitter-x|vimeo|youtube)$/,
  ],
} as const satisfies {
  sheets: readonly string[];
  scheme: string;
  onDemand: readonly string[];
  fonts: readonly string[];
  prunable: readonly RegExp[];
};

/**
 * The studio’s own stylesheet: what public pages take, and these, each before the sheet it precedes in DSFR’s order.
 * Visitors do not load it.
 */
const STUDIO_ONLY: Readonly<Record<string, string>> = {
  'component/upload/upload': 'component/badge/badge',
  'component/connect/connect': 'component/breadcrumb/breadcrumb',
  'component/segmented/segmented': 'component/skiplink/skiplink',
  'component/toggle/toggle': 'component/skiplink/skiplink',
};

export const STUDIO_SHEETS: readonly string[] = STYLESHEET.sheets.flatMap((sheet) => [
  ...Object.keys(STUDIO_ONLY).filter((name) => STUDIO_ONLY[name] === sheet),
  sheet,
]);
