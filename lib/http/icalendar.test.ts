import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type Calendar, writeCalendar } from './icalendar.ts';

function makeCalendar(text: string, days: readonly string[] = ['2026-12-31']): Calendar {
  return {
    name: text,
    description: text,
    self: 'https://exemple.fr/calendrier.ics?a=1&b=2',
    page: 'https://exemple.fr/liste?a=1',
    events: days.map((day, rank) => ({
      uid: `changement/${rank}@exemple.fr`,
      day,
      title: text,
      text,
      url: 'https://exemple.fr/un#parcours',
      category: text,
      updated: '2026-11-22T09:10:11.123Z',
    })),
  };
}

const read = (text: string) => ICAL.Component.fromString(text);

/** What the standard keeps of a text: no control character, one kind of line break. */
const kept = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

test('any text is read back, on lines of 75 octets at most that end with CRLF', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      const written = writeCalendar(makeCalendar(text));
      expect(written.endsWith('\r\n')).toBe(true);
      const lines = written.slice(0, -2).split('\r\n');
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]/);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(line).toString()).toBe(line);
      }
      const calendar = read(written);
      expect(calendar.getFirstPropertyValue('description')).toBe(kept(text));
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
      expect([event.summary, event.description]).toEqual([kept(text), kept(text)]);
    }),
    { numRuns: 100 },
  );
});

test('an event is a whole day, with what RFC 5545 requires', () => {
  const calendar = read(writeCalendar(makeCalendar('Transfert', ['2026-12-31', '2028-02-28'])));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toMatch(/^-\/\/.+\/\/FR$/);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(events.map(({ uid }) => uid)).toEqual(['changement/0@exemple.fr', 'changement/1@exemple.fr']);
  expect(
    events.map(({ startDate, endDate }) => [
      startDate.isDate,
      `${startDate.toString()} ${endDate.toString()}`,
    ]),
  ).toEqual([
    [true, '2026-12-31 2027-01-01'],
    [true, '2028-02-28 2028-02-29'],
  ]);
  const [first] = calendar.getAllSubcomponents('vevent');
  expect(String(first?.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T09:10:11Z');
  expect(first?.getFirstPropertyValue('url')).toBe('https://exemple.fr/un#parcours');
});

test('a calendar without events still has the component that the standard wants', () => {
  const calendar = read(writeCalendar(makeCalendar('Rien', [])));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? {});
  expect(zone.tzid).toBe('Europe/Paris');
  const offset = (month: number) => zone.utcOffset(ICAL.Time.fromData({ year: 2026, month, day: 1 })) / 3600;
  expect([offset(1), offset(7)]).toEqual([1, 2]);
});

test('the same calendar is the same bytes', () => {
  expect(writeCalendar(makeCalendar('a'))).toBe(writeCalendar(makeCalendar('a')));
});
