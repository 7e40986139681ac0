import { resolve } from 'node:path';

/** The folder of the project; a build has its commands one folder below it too (`.next/portail-commands.mjs`). */
export const ROOT = resolve(import.meta.dirname, '..');
