import { isPartialDay } from '#lib/clock.ts';

const months = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' });

/** A date in words, to the day, the month or the year: `2024-01-01` → `1er janvier 2024`; what is no date is given back. */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  if (!isPartialDay(date)) return date;
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

const DAYS_A_MONTH = 365.25 / 12;

/** A length of time in the unit that tells it best: `45 jours`, `14 mois`, `3 ans et 2 mois`. */
export function formatDuration(days: number): string {
  if (days < 61) return formatCount(days, 'jour', 'jours');
  const months = Math.round(days / DAYS_A_MONTH);
  if (months < 24 && months !== 12) return `${months} mois`;
  const years = formatCount(Math.floor(months / 12), 'an', 'ans');
  return months % 12 === 0 ? years : `${years} et ${months % 12} mois`;
}

/** The host of a web address, without `www.`, to say where a link leads. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}
