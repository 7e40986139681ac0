/** Where the open API answers (contract §2). Every address below `/api` is its own. */
const API_ROOT = '/api/v1';

export const API_PATHS = {
  products: `${API_ROOT}/products`,
  articles: `${API_ROOT}/articles`,
  facets: `${API_ROOT}/facets`,
  changes: `${API_ROOT}/changes`,
  openapi: `${API_ROOT}/openapi.json`,
} as const;

export function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}
