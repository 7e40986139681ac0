/**
 * Attributes of `<html>`. The server never sets `data-fr-theme`: without it the stylesheet follows the visitor's
 * system. `components/enhance/theme.ts` sets it before the first paint, which React must not report in development.
 */
export const HTML_ATTRIBUTES = {
  lang: 'fr',
  'data-fr-scheme': 'system',
  suppressHydrationWarning: true,
} as const;
