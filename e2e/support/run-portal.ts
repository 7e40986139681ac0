import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from './run-server.ts';

export interface TestPortal {
  url: string;
  dataDir: string;
  stop: () => Promise<void>;
}

/** A portal of its own over a content folder, with a store that is thrown away at the end. */
export async function runPortal(contentDir: string): Promise<TestPortal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portail-e2e-data-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { url, stop } = await runServer({
      args: () => ['--import', 'tsx', 'server/main.ts'],
      env: (url) => ({ SITE_URL: url, DATA_DIR: dataDir, CONTENT_DIR: contentDir }),
      probe: '/readyz',
    });
    return {
      url,
      dataDir,
      stop: async () => {
        await stop();
        await remove();
      },
    };
  } catch (cause) {
    await remove();
    throw cause;
  }
}
