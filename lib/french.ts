const months = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' });

/** A date in words, to the day, the month or the year: `2024-01-01` → `1er janvier 2024`. */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = months.format(new Date(`${year}-${month}-01T00:00:00Z`));
  if (day === undefined) return `${name} ${year}`;
  return `${day === '01' ? '1er' : Number(day)} ${name} ${year}`;
}

/** With the article that French puts before a day: `le 1er janvier 2024`, `mars 2022`, `2024`. */
export function formatOn(date: string): string {
  return date.length === 10 ? `le ${formatDate(date)}` : formatDate(date);
}

/** A source with the date it tells of, unless it already says the year: `enquête de 2024`, `Insee, mars 2022`. */
export function formatOrigin(source: string | undefined, date: string | undefined): string {
  if (!date) return source ?? '';
  if (!source) return formatOn(date);
  return source.includes(date.slice(0, 4)) ? source : `${source}, ${formatOn(date)}`;
}

/** A number and its noun: in French, zero and one are singular. */
export function formatCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')} ${count < 2 ? one : many}`;
}

/** The host of a web address, without `www.`, to say where a link leads. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}
