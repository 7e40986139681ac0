import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStylesheet } from './build-stylesheet.ts';
import { STYLESHEET } from './stylesheet.ts';
import { findUsedNames } from './used-names.ts';

const DSFR = join(import.meta.dirname, '../../node_modules/@codegouvfr/react-dsfr/dsfr');
const read = (path: string) => ({ path: join(DSFR, path), css: readFileSync(join(DSFR, path), 'utf8') });

/** What DSFR really ships, in the version that is installed. */
describe('the portal’s stylesheet', () => {
  const files: string[] = [];
  const css = buildStylesheet({
    sheets: [...STYLESHEET.sheets.map((name) => read(`${name}.main.min.css`)), read(STYLESHEET.scheme)],
    onDemand: STYLESHEET.onDemand.map(read),
    print: STYLESHEET.sheets.map((name) => read(`${name}.print.min.css`)),
    fonts: STYLESHEET.fonts,
    prunable: STYLESHEET.prunable,
    used: findUsedNames(['<a className="fr-icon-mail-line fr-mt-2w">']),
    locate: (path) => {
      files.push(path);
      return 'file';
    },
  });

  it('loads no more than two fonts', () => {
    expect(css.match(/@font-face/g)).toHaveLength(2);
  });

  it('asks nothing of another host', () => {
    expect(css).not.toContain('@import');
    expect(css.replace(/url\((["'])data:.*?\1\)/g, '')).not.toMatch(/https?:|url\(["']?\/\//);
  });

  it('points to files that exist', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has the dark background twice: chosen, and by the system', () => {
    expect(css.match(/--grey-1000-50:#161616/g)).toHaveLength(2);
    expect(css.match(/--grey-1000-50:#fff/g)).toHaveLength(1);
  });

  it('keeps the spacing and the icon that a source names, and no other', () => {
    expect(css).toContain('.fr-mt-2w{');
    expect(css).not.toContain('.fr-mt-3w{');
    expect(css.match(/\.fr-icon-[a-z][a-z-]*:before\{/g)).toEqual(['.fr-icon-mail-line:before{']);
  });
});
