import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#lib/clock.ts';
import { ADDRESS_MARK, makePublicAddresses, scrubAddresses } from './personal-addresses.ts';
import { readDay } from './read-day.ts';
import { readLink } from './read-link.ts';

describe('a day', () => {
  test.each([
    ['2024-02-29', '2024-02-29', false],
    ['2020-07-31T22:00:00.000Z', '2020-08-01', false],
    ['2020-08-01T00:00:00+02:00', '2020-08-01', false],
    ['2015-05-29 18:48 CEST', '2015-05-29', false],
    ['2015-05-29 18:48', '2015-05-29', false],
    ['2021-3-4', '2021-03-04', true],
    ['04/03/2021', '2021-03-04', true],
    ['2021-03', '2021-03-01', true],
    [2021, '2021-01-01', true],
  ])('written %s is %s', (written, day, rewritten) => {
    expect(readDay(written)).toEqual({ day, rewritten });
  });

  test.each(['', '2024-02-30', 'bientôt', '31/02/2024', '0', null, {}, [], Number.NaN, new Date(Number.NaN)])(
    'is not %j',
    (written) => {
      expect(readDay(written)).toBeUndefined();
    },
  );

  test('is one of the calendar whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2999-01-01') }),
          fc.string(),
          fc.stringMatching(/^[\d/T:Z-]{1,24}$/),
        ),
        (written) => {
          const read = readDay(written);
          expect(read === undefined || isDay(read.day)).toBe(true);
        },
      ),
    );
  });
});

describe('a link', () => {
  test.each([
    ['https://mano.sesan.fr/', 'https://mano.sesan.fr/', false],
    [' https://mano.sesan.fr/ ', 'https://mano.sesan.fr/', false],
    ['www.mano.fr', 'https://www.mano.fr', true],
    ['mano.fr/stats?x=1', 'https://mano.fr/stats?x=1', true],
    ['//mano.fr', 'https://mano.fr', true],
    ['https:/mano.fr', 'https://mano.fr', true],
    ['https:&#x2F;&#x2F;mano.fr&#x2F;a', 'https://mano.fr/a', true],
  ])('%s is %s', (written, address, mended) => {
    expect(readLink(written)).toEqual({ address, mended });
  });

  test.each([
    '',
    'à venir',
    'http://',
    'https://localhost:3000',
    'http://192.168.1.4/x',
    'https://intranet',
    'javascript:alert(1)',
    'https://un.fr https://deux.fr',
    'http://exemple.local',
    'data:text/html,x',
    '/stats',
  ])('%s leads nowhere', (written) => {
    expect(readLink(written)).toEqual({ dead: true });
  });

  test('is always one that a browser opens', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (written) => {
        const link = readLink(written);
        expect('dead' in link || /^https?:\/\/[^\s/]+\.[^\s/]+/.test(link.address)).toBe(true);
      }),
    );
  });
});

describe('addresses of people', () => {
  const isPublic = makePublicAddresses(['contact@fabrique.social.gouv.fr']);

  test('go, those of services that the portal lists stay', () => {
    const { text, dropped } = scrubAddresses(
      'Écrivez à jean.dupont@sante.gouv.fr ou à Contact@fabrique.social.gouv.fr.',
      isPublic,
    );
    expect(text).toBe(`Écrivez à ${ADDRESS_MARK} ou à Contact@fabrique.social.gouv.fr.`);
    expect(dropped).toEqual(['jean.dupont@sante.gouv.fr']);
  });

  test('are told apart from other uses of the sign', () => {
    const text = 'Sur https://medium.com/@mano, à 12@h, @compte et https://maps.fr/@48.8,2.3';
    expect(scrubAddresses(text, isPublic).text).toBe(text);
  });

  test('cost no more than their length', () => {
    const text = `${'a'.repeat(200_000)}@${'b'.repeat(200_000)}`;
    expect(scrubAddresses(text, isPublic).dropped).toEqual([]);
  });
});
