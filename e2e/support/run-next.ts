import { runServer, type RunningServer } from './run-server.ts';

/** Plain `next start` over the data of a running portal (decision 0003). */
export async function runNext(dataDir: string, siteUrl: string): Promise<RunningServer> {
  return runServer({
    args: (port) => ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    env: () => ({ SITE_URL: siteUrl, DATA_DIR: dataDir }),
    probe: '/statistiques',
  });
}
