import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '#lib/content/check-content.ts';
import { readReferentials } from '#lib/content/referentials.ts';
import { isRoute } from './is-route.ts';

const OWN = resolve(import.meta.dirname, '../../content');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portail-'));
  cpSync(join(OWN, 'referentiels'), join(folder, 'referentiels'), { recursive: true });
  mkdirSync(join(folder, 'produits'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const writeTable = (text: string) => {
  writeFileSync(join(folder, 'referentiels/redirections.yaml'), text);
};
const writeSheet = (slug: string, extra = '') => {
  const head = `title: ${slug}\nmission: Aider.\nphases:\n  - name: construction\n    start: 2024-01-01\n${extra}`;
  writeFileSync(join(folder, `produits/${slug}.md`), `---\n${head}---\n\nTexte.\n`);
};

async function findFaults() {
  const referentials = await readReferentials(join(folder, 'referentiels'));
  const { faults } = await checkContent(folder, referentials, isRoute);
  return faults
    .filter(({ rule }) => rule.startsWith('redirect'))
    .map(({ file, line, severity, rule, message }) => ({ file, line, severity, rule, message }));
}

describe('the table of former addresses', () => {
  const file = 'referentiels/redirections.yaml';

  test('straight to a page, or gone: nothing to say', async () => {
    writeSheet('mano');
    writeTable(
      '# Anciennes\n- { from: /startups/mano, to: /produits/mano }\n- { from: /x, gone: X, see: /produits }\n',
    );
    expect(await findFaults()).toEqual([]);
  });

  test('a loop is an error, where it stands', async () => {
    writeTable('- { from: /a, to: /b }\n- { from: /b, to: /c }\n- { from: /c, to: /a }\n');
    expect(await findFaults()).toMatchObject([
      {
        file,
        line: 1,
        severity: 'error',
        rule: 'redirect-loop',
        message: expect.stringContaining('/a → /b → /c → /a') as string,
      },
      { file, line: 2, severity: 'error', rule: 'redirect-loop' },
      { file, line: 3, severity: 'error', rule: 'redirect-loop' },
    ]);
  });

  test('an address that leads to itself is a loop', async () => {
    writeTable('- { from: /a, to: /a/ }\n');
    expect(await findFaults()).toMatchObject([{ line: 1, severity: 'error', rule: 'redirect-loop' }]);
  });

  test('a chain is an error: with the table, with the former address of a document', async () => {
    writeSheet('mano', 'redirect_from: [/produits/old]\n');
    writeTable('- { from: /a, to: /b }\n- { from: /b, to: /produits }\n- { from: /c, to: /produits/old }\n');
    expect(await findFaults()).toMatchObject([
      {
        file,
        line: 1,
        severity: 'error',
        rule: 'redirect-chain',
        message: expect.stringContaining('/a → /b → /produits') as string,
      },
      { file, line: 3, severity: 'error', rule: 'redirect-chain' },
      { file, line: 3, severity: 'warning', rule: 'redirect-target' },
    ]);
  });

  test('a target that does not exist, an address of today and one that is there twice are warnings', async () => {
    writeTable(
      '- { from: /a, to: /nulle-part }\n- { from: /b, gone: B, see: /nulle-part }\n- { from: /produits, to: /recherche }\n- { from: /a/, to: /produits }\n',
    );
    const faults = await findFaults();
    expect(faults.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'redirect-target'],
      [2, 'redirect-target'],
      [3, 'redirect-conflict'],
      [4, 'redirect-conflict'],
    ]);
    expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('a folder of referentials without the table is whole', async () => {
    rmSync(join(folder, file));
    writeSheet('mano');
    expect(await findFaults()).toEqual([]);
  });

  test('a table that cannot be read says why', async () => {
    writeTable('- { from: sans-barre, to: /produits }\n');
    await expect(findFaults()).rejects.toThrow('redirections.yaml');
  });
});

describe('former addresses of documents', () => {
  beforeEach(() => {
    writeTable('[]\n');
  });

  test('two documents that lead to each other are a loop', async () => {
    writeSheet('un', 'redirect_from: [/produits/deux]\n');
    writeSheet('deux', 'redirect_from: [/produits/un]\n');
    const errors = (await findFaults()).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file, rule }) => [file, rule])).toEqual([
      ['produits/deux.md', 'redirect-loop'],
      ['produits/un.md', 'redirect-loop'],
    ]);
  });

  test('a document whose own address another one claims is the middle of a chain', async () => {
    writeSheet('un', 'redirect_from: [/produits/avant]\n');
    writeSheet('deux', 'redirect_from: [/produits/un]\n');
    const errors = (await findFaults()).filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ file: 'produits/un.md', rule: 'redirect-chain' }]);
  });

  test('its own address is a loop', async () => {
    writeSheet('un', 'redirect_from: [/produits/un]\n');
    expect(await findFaults()).toMatchObject([{ severity: 'error', rule: 'redirect-loop' }]);
  });
});

test('a link to a former address that is redirected is no broken link', async () => {
  writeSheet('mano');
  writeTable('- { from: /idees, to: /produits }\n- { from: /gone, gone: Parti }\n');
  writeFileSync(
    join(folder, 'produits/lien.md'),
    '---\ntitle: Lien\nmission: Aider.\nphases:\n  - name: construction\n    start: 2024-01-01\n---\n\n[Proposer une idée](/idees) et [lire la page partie](/gone).\n',
  );
  const { faults } = await checkContent(
    folder,
    await readReferentials(join(folder, 'referentiels')),
    isRoute,
  );
  expect(faults.filter(({ rule }) => rule === 'link-broken').map(({ message }) => message)).toEqual([
    expect.stringContaining('/gone'),
  ]);
});
