/** What an attribute between double quotes may hold. */
export function quoteAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
