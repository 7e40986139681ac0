import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findIndexedReferentials, readReferentials, REFERENTIALS_DIR, toPlain } from './referentials.ts';
import { openWorkshop, type Workshop } from './testing/workshop.ts';

const OWN = resolve(import.meta.dirname, '../../content', REFERENTIALS_DIR);

let workshop: Workshop;
beforeEach(() => {
  workshop = openWorkshop();
  cpSync(OWN, join(workshop.contentDir, REFERENTIALS_DIR), { recursive: true });
});
afterEach(() => workshop.close());

const dir = () => join(workshop.contentDir, REFERENTIALS_DIR);
const findKept = () => findIndexedReferentials(workshop.index);

test('what an index keeps of the referentials is what their files say', async () => {
  await workshop.ingester.scan();
  const [kept, read] = [findKept(), await readReferentials(dir())];
  expect(kept && toPlain(kept)).toEqual(toPlain(read));
  expect(Object.keys(kept?.terms ?? {})).toEqual(Object.keys(read.terms));
});

test('files that have not changed are not parsed again, those that have are', async () => {
  await workshop.ingester.scan();
  const known = findKept();
  expect(await readReferentials(dir(), () => known)).toBe(known);

  workshop.write(`${REFERENTIALS_DIR}/publics.yaml`, 'essai: { label: Essai, also: [] }\n');
  const changed = await readReferentials(dir(), () => known);
  expect(Object.keys(changed.vocabularies.public)).toEqual(['essai']);
  expect(changed.fingerprint).not.toBe(known?.fingerprint);
});

test('each sponsor has one name of its own, written as a name', async () => {
  const { vocabularies, terms } = await readReferentials(OWN, () => undefined);
  const labels = Object.values(vocabularies.sponsor).map(({ label }) => label);
  expect(labels.filter((label, rank) => labels.indexOf(label) !== rank)).toEqual([]);
  expect(labels.filter((label) => /\s/.test(label) && label === label.toUpperCase())).toEqual([]);
  expect(labels.filter((label) => /'|^\p{Ll}|\b[EA]tat\b|\bEcole\b/u.test(label))).toEqual([]);
  expect(terms.sponsor('/organisations/agence-national-de-l-habitat').id).toBe('anah');
  expect(terms.sponsor('/organisations/anah').label).toBe('Agence nationale de l’habitat');
});
