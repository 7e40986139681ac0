import { expect, test } from 'vitest';
import { BareClone } from './setup/testing/bare-clone.ts';

const INSTALL = 'npm ci --include=dev';
const ASSETS = 'tsx scripts/build-assets.ts';
const BUILD = ['next build', 'tsx scripts/build-server.ts', 'tsx scripts/compress-statics.ts'];

test('a bare clone is installed, built and served; then only what has changed is done again', async () => {
  const clone = new BareClone();
  const first = await clone.startAndStop();
  expect(first.output).toMatch(
    /^Installation des dépendances… \S+ s\nPréparation des styles et des scripts… \S+ s\nConstruction… \S+ s\nPortail : http:\/\/localhost:3000 production\nstopped by SIGTERM\n$/,
  );
  expect(first.code).toBe(7);
  expect(clone.takeCalls()).toEqual([INSTALL, ASSETS, ...BUILD]);

  const second = await clone.startAndStop();
  expect(second.output).toMatch(/^Portail : /);
  expect(clone.takeCalls()).toEqual([]);

  clone.write('app/page.test.tsx', 'export const changed = true;');
  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([]);

  clone.write('app/page.tsx', 'export default 1;');
  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([ASSETS, ...BUILD]);

  clone.remove('.next');
  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([...BUILD]);

  clone.remove('public/assets');
  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([ASSETS]);

  clone.write('package-lock.json', '{ "changed": true }');
  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([INSTALL, ASSETS, ...BUILD]);
});

test('development compiles on demand: nothing is built before', async () => {
  const clone = new BareClone();
  const { output } = await clone.startAndStop(['--dev']);
  expect(output).toContain('Portail : http://localhost:3000 development --dev');
  expect(clone.takeCalls()).toEqual([INSTALL, ASSETS]);
});

test('a failure is told with its reason, and tried again the next time', async () => {
  const clone = new BareClone();
  const failed = await clone.run('start.mjs', [], { FAIL: 'next-build' }).ended;
  expect(failed.code).toBe(1);
  expect(failed.output).toContain('next is broken');
  expect(failed.output).toContain('« next build » a échoué');
  expect(failed.output).not.toContain('Portail :');
  clone.takeCalls();

  await clone.startAndStop();
  expect(clone.takeCalls()).toEqual([...BUILD]);
});

test('without compilers a failed installation names the Debian packages', async () => {
  const clone = new BareClone();
  // The stand-in for npm needs a few commands of its own, none of which compiles.
  const { code, output } = await clone.run('start.mjs', [], {
    FAIL: 'npm-ci',
    PATH: `${clone.root}/bin:/nowhere`,
  }).ended;
  expect(code).toBe(1);
  expect(output).toContain('Absents de cette machine : python3, make, g++');
  expect(output).toContain('sudo apt-get install -y python3 make g++');
});
