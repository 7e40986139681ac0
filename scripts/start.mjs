import { buildIfStale, generateIfStale } from './setup/build.mjs';
import { installIfStale } from './setup/install.mjs';
import { main, ROOT } from './setup/main.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { serve } from './setup/serve.mjs';

const dev = process.argv.includes('--dev');

await main(async () => {
  checkNodeVersion();
  await installIfStale(ROOT);
  // Next compiles on demand in development.
  await (dev ? generateIfStale(ROOT) : buildIfStale(ROOT));
  process.exitCode = await serve(ROOT, { dev });
});
