import { basename, dirname, extname, resolve } from 'node:path';
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import type { UsedNames } from './used-names.ts';

interface Sheet {
  /** Where the sheet lies: its addresses are relative to it. */
  path: string;
  css: string;
}

interface StylesheetParts {
  /** In the order of the cascade. */
  sheets: readonly Sheet[];
  /** Kept rule by rule, for the class names that the sources write in full. */
  onDemand: readonly Sheet[];
  /** Print parts: what does not say so itself is put under `@media print`. */
  print: readonly Sheet[];
  /** Files of the fonts to keep, without extension. */
  fonts: readonly string[];
  prunable: readonly RegExp[];
  used: UsedNames;
  /** The address to write for a file, given its path. */
  locate: (path: string) => string;
}

const URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/g;
const DARK = /(?::root)?\[data-fr-theme=["']?dark["']?\]/g;
/** No attribute means that no script has run: the visitor's system decides. */
const NO_SCRIPT = ':root:not([data-fr-theme])';

/** DSFR's stylesheet cut down to the portal's use, and dark without JavaScript. Throws on what it cannot honour. */
export function buildStylesheet(parts: StylesheetParts): string {
  const read = ({ path, css }: Sheet): Root => {
    const root = postcss.parse(css, { from: path });
    root.walkComments((comment) => void comment.remove());
    root.walkAtRules('charset', (rule) => void rule.remove());
    refuseImports(root, path);
    pruneFonts(root, parts.fonts);
    rewriteAddresses(root, path, parts.locate);
    return root;
  };

  const sheet = postcss.root();
  for (const part of parts.sheets)
    sheet.append(pruneFamilies(read(part), parts.prunable, parts.used.classes));
  const icons = parts.onDemand.map(read);
  refuseUnknownIcons(icons, parts.used.classes);
  for (const part of icons) sheet.append(keepNamed(part, parts.used.classes));
  for (const part of parts.print) sheet.append(underPrint(read(part)));
  duplicateDarkTheme(sheet);
  pruneVariables(sheet, parts.used.variables);
  pruneEmpty(sheet);
  return `/*! DSFR v1.14.2 | SPDX-License-Identifier: MIT | restricted use (see terms and conditions) */\n${sheet.toString()}\n`;
}

function refuseImports(root: Root, path: string) {
  root.walkAtRules('import', (rule) => {
    throw new Error(`${path}: @import ${rule.params}`);
  });
}

function rewriteAddresses(root: Root, path: string, locate: (path: string) => string) {
  root.walkDecls((decl) => {
    if (!decl.value.includes('url(')) return;
    decl.value = decl.value.replace(URL, (whole: string, double?: string, single?: string, bare?: string) => {
      const address = double ?? single ?? bare ?? '';
      if (address.startsWith('data:') || address.startsWith('#')) return whole;
      if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(address))
        throw new Error(`${path}: url(${address}) is no local file`);
      return `url("${locate(resolve(dirname(path), address))}")`;
    });
  });
}

/**
 * Every browser that runs DSFR reads woff2: the woff source goes. Pages preload the fonts; where one comes late all the
 * same, the page keeps the system's rather than move its lines under the reader's eyes.
 */
function pruneFonts(root: Root, fonts: readonly string[]) {
  root.walkAtRules('font-face', (face) => {
    face.walkDecls('src', (src) => {
      const files = [...src.value.matchAll(URL)].map(([whole, ...forms]) => ({
        whole,
        path: forms.find((form): form is string => typeof form === 'string') ?? '',
      }));
      const kept = files.find(
        ({ path }) => extname(path) === '.woff2' && fonts.includes(basename(path, '.woff2')),
      );
      if (kept) src.value = `${kept.whole} format("woff2")`;
      else face.remove();
    });
    face.walkDecls('font-display', (display) => void display.remove());
    face.append({ prop: 'font-display', value: 'optional' });
  });
}

function namedClasses(selector: string): string[] {
  return [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
}

function keepSelectors(rule: Rule, keep: (selector: string) => boolean) {
  const kept = rule.selectors.filter(keep);
  if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
}

function pruneFamilies(root: Root, prunable: readonly RegExp[], classes: ReadonlySet<string>): Root {
  const beginnings = [...classes].filter((name) => name.endsWith('-'));
  const isUsed = (name: string) =>
    classes.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
  root.walkRules((rule) => {
    keepSelectors(rule, (selector) =>
      namedClasses(selector).every((name) => isUsed(name) || !prunable.some((family) => family.test(name))),
    );
  });
  return root;
}

function keepNamed(root: Root, classes: ReadonlySet<string>): Root {
  root.walkRules((rule) => {
    keepSelectors(rule, (selector) => namedClasses(selector).every((name) => classes.has(name)));
  });
  return root;
}

/** A misspelt icon would only show as an empty square. */
function refuseUnknownIcons(icons: readonly Root[], classes: ReadonlySet<string>) {
  const known = new Set<string>();
  for (const root of icons)
    root.walkRules((rule) => namedClasses(rule.selector).forEach((name) => known.add(name)));
  const unknown = [...classes].filter((name) => /^fr-icon-[a-z\d-]*[a-z\d]$/.test(name) && !known.has(name));
  if (unknown.length > 0) throw new Error(`DSFR has no such icon: ${unknown.join(', ')}`);
}

function underPrint(root: Root): Root {
  for (const node of [...root.nodes]) {
    if (node.type === 'atrule' && node.name === 'media') continue;
    const print = postcss.atRule({ name: 'media', params: 'print' });
    node.replaceWith(print);
    print.append(node);
  }
  return root;
}

/**
 * DSFR turns dark by an attribute that its script sets. Each dark rule is repeated for the visitor without script
 * whose system is dark. Both are for screens: paper stays light, where dark would print light grey on white.
 */
function duplicateDarkTheme(root: Root) {
  const rules: Rule[] = [];
  root.walkRules(/data-fr-theme/, (rule) => void rules.push(rule));
  for (const rule of rules) {
    const dark = rule.selectors.filter((selector) => selector.search(DARK) >= 0);
    if (dark.length === 0) continue;
    const others = rule.selectors.filter((selector) => !dark.includes(selector));
    const chosen = postcss.atRule({ name: 'media', params: 'screen' });
    const system = postcss.atRule({ name: 'media', params: 'screen and (prefers-color-scheme: dark)' });
    chosen.append(rule.clone({ selectors: dark }));
    system.append(rule.clone({ selectors: dark.map((selector) => selector.replace(DARK, NO_SCRIPT)) }));
    if (others.length > 0) rule.before(rule.clone({ selectors: others }));
    rule.replaceWith(chosen, system);
  }
}

/** A property that only unused properties read is unused too: repeated until nothing goes. */
function pruneVariables(root: Root, variables: ReadonlySet<string>) {
  const declarations: Declaration[] = [];
  root.walkDecls(/^--/, (decl) => void declarations.push(decl));
  let left = declarations;
  for (;;) {
    const read = new Set(variables);
    root.walkDecls((decl) => {
      for (const [, name = ''] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name);
    });
    const unread = left.filter((decl) => !read.has(decl.prop));
    if (unread.length === 0) return;
    for (const decl of unread) decl.remove();
    left = left.filter((decl) => read.has(decl.prop));
  }
}

function pruneEmpty(root: Root) {
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  // Innermost first: an at-rule that only held empty ones is empty too.
  const atRules: AtRule[] = [];
  root.walkAtRules((rule) => void atRules.unshift(rule));
  for (const rule of atRules) if (rule.nodes?.length === 0) rule.remove();
}
