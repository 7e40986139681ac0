import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

test('the bundled SQLite has its WAL mended (3.51.3) and FTS5', () => {
  const sqlite = new Sqlite(':memory:');
  onTestFinished(() => void sqlite.close());
  const version = sqlite.prepare('select sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
  expect(sqlite.prepare("select sqlite_compileoption_used('ENABLE_FTS5')").pluck().get()).toBe(1);
});
