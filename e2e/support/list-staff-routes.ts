import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const APP = join(ROOT, 'app');
const HANDLER = /export (?:async )?function (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g;
const ACTION = /export async function (\w+)/g;

export interface StaffRoute {
  /** `/studio/brouillons/[id]`. */
  pattern: string;
  /** What the route handler exports; a page has `GET`. */
  methods: string[];
  isPage: boolean;
}

function listFiles(name: RegExp): string[] {
  return ['(studio)', '(preview)', 'auth'].flatMap((folder) =>
    readdirSync(join(APP, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => name.test(path))
      .map((path) => join(APP, folder, path)),
  );
}

/** The route tree of staff, as Next reads it. */
export function listStaffRoutes(): StaffRoute[] {
  const routes = listFiles(/(^|\/)(page\.tsx|route\.ts)$/).map((file) => {
    const path = relative(APP, file).replace(/\/?(page\.tsx|route\.ts)$/, '');
    const pattern = `/${path
      .split('/')
      .filter((part) => !part.startsWith('('))
      .join('/')}`;
    const isPage = file.endsWith('page.tsx');
    const exported = [...readFileSync(file, 'utf8').matchAll(HANDLER)].map(([, method = '']) => method);
    return { pattern, methods: isPage ? ['GET'] : exported, isPage };
  });
  return routes.sort((one, other) => one.pattern.localeCompare(other.pattern));
}

/** Every server action: its name and the identifiers that the build gave it. */
export function listServerActions(): { name: string; file: string; ids: string[] }[] {
  const manifest = JSON.parse(
    readFileSync(join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, { filename?: string; exportedName?: string }> };
  return listFiles(/(^|\/)actions\.ts$/).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(ACTION)].map(([, name = '']) => {
      const path = relative(ROOT, file);
      const ids = Object.entries(manifest.node)
        .filter(([, entry]) => entry.exportedName === name && entry.filename?.endsWith(path))
        .map(([id]) => id);
      return { name, file: path, ids };
    }),
  );
}
