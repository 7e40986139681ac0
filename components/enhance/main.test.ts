import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('stays small: pages are complete without it', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'main.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  expect(outputFiles[0]?.contents.byteLength).toBeLessThanOrEqual(10_000);
  expect(outputFiles[0]?.text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML/);
});
