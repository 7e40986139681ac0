import type { DomElement } from './dom.ts';

/** The declarations of a `style` attribute, by name. */
export function styleOf(element: DomElement): ReadonlyMap<string, string> {
  const declarations = (element.attribs['style'] ?? '').slice(0, MOST).split(';');
  return new Map(
    declarations.flatMap((text): [string, string][] => {
      const colon = text.indexOf(':');
      if (colon < 0) return [];
      return [
        [
          text.slice(0, colon).trim().toLowerCase(),
          text
            .slice(colon + 1)
            .trim()
            .toLowerCase(),
        ],
      ];
    }),
  );
}

const MOST = 4_000;

/** Whether it asks for bold; undefined where it does not say. */
export function weighsBold(weight: string | undefined): boolean | undefined {
  if (weight === undefined) return undefined;
  if (/^(bold|bolder)$/.test(weight)) return true;
  if (/^(normal|lighter)$/.test(weight)) return false;
  const number = Number(weight);
  return Number.isNaN(number) ? undefined : number >= 600;
}

export function slantsItalic(style: string | undefined): boolean | undefined {
  if (style === undefined) return undefined;
  if (/^(italic|oblique)/.test(style)) return true;
  return style === 'normal' ? false : undefined;
}
