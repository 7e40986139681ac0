import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The proofs that take minutes (`npm run test:long`): they write their results beside them. */
export default defineConfig({ ...config, test: { ...config.test, include: ['**/*.long.ts'] } });
