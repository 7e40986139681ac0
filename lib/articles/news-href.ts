/** The address of a list of articles: its path, the year asked, the page. */
export function newsHref(path: string, year: string | null, page: number): string {
  const params = new URLSearchParams();
  if (year) params.set('annee', year);
  if (page > 1) params.set('page', String(page));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
