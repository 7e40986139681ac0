import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of the whole run, named by TEST_RUN_DIR: what its tests make once for all of them. */
export default function prepareRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'portail-run-'));
  process.env['TEST_RUN_DIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
