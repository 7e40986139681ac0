import { spawn } from 'node:child_process';

// The portal with DATA_DIR and TMPDIR on one small disk that is full, in a mount namespace that ends with it: Linux only.
const [server = '', prepared = '', disk = ''] = process.argv.slice(2);
const script = `mount -t tmpfs -o size=24m tmpfs "$3" && cp -a "$2"/. "$3"/
  cat /dev/zero > "$3"/plein 2> /dev/null
  exec "$0" "$1"`;
const portal = spawn(
  'unshare',
  ['--map-root-user', '--mount', 'sh', '-c', script, process.execPath, server, prepared, disk],
  { stdio: 'inherit', env: { ...process.env, DATA_DIR: disk, TMPDIR: disk } },
);
process.on('SIGTERM', () => portal.kill('SIGTERM'));
portal.on('exit', (code) => process.exit(code ?? 1));
