import { describe, expect, test } from 'vitest';
import { type CareName, listSheetNeeds } from './care-rules.ts';
import type { Product } from './product.ts';
import { productAt } from './snapshot.ts';
import { makeProduct } from './testing/make-product.ts';

const DAY = '2026-11-27';
const term = { id: 'x', label: 'X', acronym: null, known: true };

const sound: Partial<Product> = {
  phases: [{ name: 'construction', start: '2025-01-01' }],
  audiences: [term],
  themes: [term],
  sponsors: [term],
  verified: { by: 'équipe', at: '2026-11-01' },
};
const links = { ...makeProduct().links, site: 'https://exemple.fr' };
const stopped: Partial<Product> = { phases: [{ name: 'abandon', start: '2025-01-01' }] };

const needsOf = (change: Partial<Product>) =>
  listSheetNeeds(productAt(makeProduct({ ...sound, ...change }), DAY), DAY);

describe('a sheet', () => {
  test('that is complete, coherent and verified needs nothing', () => {
    expect(needsOf({ links })).toEqual([]);
  });

  test.each<[CareName, Partial<Product>]>([
    ['phase-finie', { phases: [{ name: 'construction', start: '2025-01-01', end: '2026-11-26' }] }],
    ['fin-sans-phase', { events: [{ name: 'end', date: DAY, comment: null }] }],
    ['fin-sans-phase', { endReason: 'Le financement s’est arrêté.' }],
    ['arrete-lie', { ...stopped, links, endReason: 'Fin.' }],
    ['sans-raison', { ...stopped, endReason: null }],
    ['non-verifie', { verified: null }],
    ['non-verifie', { verified: { by: 'équipe', at: '2026-05-26' } }],
    ['sans-public', { audiences: [] }],
    ['sans-theme', { themes: [] }],
    ['sans-porteur', { sponsors: [] }],
  ])('needs %s alone', (name, change) => {
    expect(needsOf(change)).toEqual([name]);
  });

  test('needs nothing on the very day of the limit', () => {
    expect(needsOf({ verified: { by: 'équipe', at: '2026-05-27' } })).toEqual([]);
    expect(needsOf({ phases: [{ name: 'construction', start: '2025-01-01', end: DAY }] })).toEqual([]);
  });

  test('may announce its end, with its reason, before the day comes', () => {
    const phases: Product['phases'] = [
      { name: 'construction', start: '2025-01-01' },
      { name: 'abandon', start: '2026-12-31' },
    ];
    const events = [{ name: 'end', date: '2026-12-31', comment: null }];
    expect(needsOf({ phases, events, endReason: 'Fin du financement.' })).toEqual([]);
    const undated = { name: 'end', date: null, comment: null };
    expect(needsOf({ events: [undated] })).toEqual([]);
    expect(needsOf({ ...stopped, events: [{ ...undated, date: DAY }], endReason: 'Fin.' })).toEqual([]);
  });

  test('that is stopped keeps its link where a successor is named, and is not to be verified', () => {
    expect(needsOf({ ...stopped, links, endReason: 'Fin.', successor: 'autre', verified: null })).toEqual([]);
  });
});
