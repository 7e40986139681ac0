import { describe, expect, it } from 'vitest';
import { buildStylesheet } from './build-stylesheet.ts';

interface Given {
  css?: string;
  onDemand?: string;
  print?: string;
  classes?: string[];
  variables?: string[];
}

function build({ css = '', onDemand = '', print = '', classes = [], variables = [] }: Given): string {
  return buildStylesheet({
    sheets: [{ path: '/dsfr/core/core.css', css }],
    onDemand: [{ path: '/dsfr/icons/icons.css', css: onDemand }],
    print: [{ path: '/dsfr/core/core.print.css', css: print }],
    fonts: ['Marianne-Regular'],
    prunable: [/^fr-[mp][trblxy]?-/, /--green-/],
    used: { classes: new Set(classes), variables: new Set(variables) },
    locate: (path) => `located:${path}`,
  });
}

describe('dark theme', () => {
  it('repeats a dark rule for a system that is dark where no script has set the theme', () => {
    const css = build({ css: ':root[data-fr-theme=dark]{color:white}' });
    expect(css).toContain('@media screen{:root[data-fr-theme=dark]{color:white}}');
    expect(css).toContain(
      '@media screen and (prefers-color-scheme: dark){:root:not([data-fr-theme]){color:white}}',
    );
  });

  it('takes a dark rule whose selector begins by the attribute alone', () => {
    const css = build({ css: '[data-fr-theme="dark"] .fr-logo:after{color:white}' });
    expect(css).toContain(':root:not([data-fr-theme]) .fr-logo:after{color:white}');
  });

  it('leaves the other selectors of the rule to every theme and to paper', () => {
    const css = build({ css: '.fr-logo,[data-fr-theme=dark] .fr-logo{color:white}' });
    expect(css).toContain('.fr-logo{color:white}@media screen{[data-fr-theme=dark] .fr-logo{color:white}}');
  });

  it('stays inside the condition of the rule', () => {
    const css = build({ css: '@media (min-width:48em){[data-fr-theme=dark] p{color:white}}' });
    expect(css).toContain('@media (min-width:48em){@media screen{[data-fr-theme=dark] p{color:white}}@media');
  });

  it('leaves a rule of any theme alone', () => {
    expect(build({ css: '[data-fr-theme] p{color:white}' })).not.toContain('prefers-color-scheme');
  });
});

describe('fonts', () => {
  const face = (file: string) =>
    `@font-face{font-family:Marianne;src:url(../fonts/${file}.woff2) format("woff2"),url(../fonts/${file}.woff) format("woff")}`;

  it('keeps the fonts of the table, in woff2 only, and drops the others', () => {
    const css = build({
      css: `${face('Marianne-Regular')}${face('Marianne-Light')}${face('Spectral-Regular')}`,
    });
    expect(css.match(/@font-face/g)).toHaveLength(1);
    expect(css).toContain('src:url("located:/dsfr/fonts/Marianne-Regular.woff2") format("woff2")');
    expect(css).not.toContain('.woff"');
    expect(css).not.toMatch(/Light|Spectral/);
  });
});

describe('addresses', () => {
  it('are resolved from the sheet that writes them, whatever their quotes', () => {
    const css = build({ css: `a{mask:url('../a.svg')}b{mask:url("b.svg")}i{mask:url(c.svg)}` });
    expect(css).toContain('url("located:/dsfr/a.svg")');
    expect(css).toContain('url("located:/dsfr/core/b.svg")');
    expect(css).toContain('url("located:/dsfr/core/c.svg")');
  });

  it('keeps data as it is', () => {
    const data = `a{mask:url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>')}`;
    expect(build({ css: data })).toContain(data);
  });

  it.each(['https://exemple.fr/a.svg', '//exemple.fr/a.svg', '/a.svg', 'ftp://exemple.fr/a'])(
    'refuses %s',
    (address) => {
      expect(() => build({ css: `a{mask:url(${address})}` })).toThrow(/is no local file/);
    },
  );

  it('refuses @import', () => {
    expect(() => build({ css: '@import url("autre.css");' })).toThrow(/@import/);
  });
});

describe('pruning', () => {
  it('keeps of a family what the sources name', () => {
    const css = build({ css: '.fr-mt-2w{margin:1px}.fr-mt-3w{margin:2px}', classes: ['fr-mt-2w'] });
    expect(css).toContain('.fr-mt-2w{');
    expect(css).not.toContain('fr-mt-3w');
  });

  it('keeps a whole family whose members are computed', () => {
    const css = build({ css: '.fr-tag--green-menthe{color:red}', classes: ['fr-tag--'] });
    expect(css).toContain('.fr-tag--green-menthe');
  });

  it('drops one selector of a rule and keeps the others', () => {
    const css = build({ css: '.fr-tag,.fr-tag--green-menthe{color:red}' });
    expect(css).toContain('.fr-tag{color:red}');
  });

  it('does not take the absence of a class for its use', () => {
    const css = build({ css: '.fr-tag:not(.fr-tag--green-menthe){color:red}' });
    expect(css).toContain('.fr-tag:not(.fr-tag--green-menthe)');
  });

  it('drops the variables that only unused variables read, and the rules left empty', () => {
    const css = build({
      css: ':root{--a:var(--b);--b:1px;--c:2px;--d:3px}p{margin:var(--c)}.x{--e:1}@media print{.y{--f:1}}',
      variables: ['--d'],
    });
    expect(css).toContain(':root{--c:2px;--d:3px}');
    expect(css).not.toMatch(/--[abef]|\.x|\.y|print/);
  });

  it('keeps only the icons that the sources name', () => {
    const css = build({
      onDemand: '.fr-icon-a:before,.fr-icon-a:after{mask:url(a.svg)}.fr-icon-b:before{mask:url(b.svg)}',
      classes: ['fr-icon-a', 'fr-icon-'],
    });
    expect(css).toContain('.fr-icon-a:before,.fr-icon-a:after');
    expect(css).not.toContain('fr-icon-b');
  });

  it('refuses an icon that DSFR does not have', () => {
    expect(() => build({ onDemand: '.fr-icon-a:before{mask:none}', classes: ['fr-icon-aa'] })).toThrow(
      'DSFR has no such icon: fr-icon-aa',
    );
  });
});

describe('print parts', () => {
  it('go under @media print, once', () => {
    const css = build({ print: 'p{color:red}@media print{b{color:red}}' });
    expect(css).toContain('@media print{p{color:red}}@media print{b{color:red}}');
  });
});
