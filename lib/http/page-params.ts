/** Query parameters as Next gives them to a page. */
export type PageParams = Readonly<Record<string, string | string[] | undefined>>;

export function toSearchParams(params: PageParams): URLSearchParams {
  const result = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) result.append(name, item);
  }
  return result;
}
