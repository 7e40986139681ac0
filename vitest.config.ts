import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// The portal's day is Paris's wherever the machine is; the workers inherit this.
process.env.TZ = 'America/New_York';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'e2e/**', '.next/**', 'var/**'],
    globalSetup: ['./vitest.run-dir.ts'],
    setupFiles: ['./vitest.setup.ts'],
    // Left to itself vitest spares a core: on two, it would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism()),
    allowOnly: false,
    restoreMocks: true,
    unstubEnvs: true,
    // Native code and compilers on two shared cores.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
