import { buildIfStale } from './setup/build.mjs';
import { installIfStale } from './setup/install.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { main, ROOT } from './setup/main.mjs';

await main(async () => {
  checkNodeVersion();
  await installIfStale(ROOT);
  await buildIfStale(ROOT, { force: true });
});
