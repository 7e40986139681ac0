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
