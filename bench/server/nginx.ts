import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Pinned, startPinned } from './processes.ts';

/** Set by nginx itself, or of this connection alone. */
const OWN = new Set([
  'content-length',
  'content-type',
  'content-encoding',
  'connection',
  'keep-alive',
  'date',
  'etag',
  'vary',
]);

/** Debian's nginx, one worker, over one file with the bytes and the headers of a document of the portal. */
export async function startNginx(
  dir: string,
  port: number,
  document: { bytes: Buffer; headers: Headers },
): Promise<Pinned> {
  const root = join(dir, 'www');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'page.html.gz'), document.bytes);
  writeFileSync(join(root, 'page.html'), gunzipSync(document.bytes));
  const headers = [...document.headers]
    .filter(([name]) => !OWN.has(name))
    .map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}";`);
  const config = join(dir, 'nginx.conf');
  writeFileSync(
    config,
    `user root; worker_processes 1; daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types { text/html html; } charset utf-8;
  gzip_static on; gzip_vary on;
  client_body_temp_path ${dir}/b; proxy_temp_path ${dir}/p; fastcgi_temp_path ${dir}/f;
  uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
  server { listen 127.0.0.1:${port}; root ${root}; ${headers.join('\n')} }
}
`,
  );
  return startPinned(['nginx', '-c', config], {
    url: `http://127.0.0.1:${port}`,
    path: '/page.html',
    env: {},
    cwd: dir,
  });
}
