import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER } from '#scripts/setup/build.mjs';
import { runServer } from './run-server.ts';

export interface TestPortal {
  url: string;
  pid: number;
  dataDir: string;
  /** What it has written to its terminal, log included. */
  readOutput: () => string;
  /** `look` sees the data folder before it is thrown away. */
  stop: (look?: (dataDir: string) => void) => Promise<void>;
}

/** A portal of its own over a content folder, with a store that is thrown away at the end; `prepare` may fill its folder. */
export async function runPortal(
  contentDir: string,
  prepare?: (dataDir: string) => Promise<void>,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestPortal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portail-e2e-data-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    await prepare?.(dataDir);
    const { url, pid, stop, readOutput } = await runServer({
      args: () => [SERVER],
      env: (url) => ({ SITE_URL: url, DATA_DIR: dataDir, CONTENT_DIR: contentDir, ...variables }),
      probe: '/readyz',
    });
    return {
      url,
      pid,
      dataDir,
      readOutput,
      stop: async (look) => {
        try {
          await stop();
          look?.(dataDir);
        } finally {
          await remove();
        }
      },
    };
  } catch (cause) {
    await remove();
    throw cause;
  }
}
