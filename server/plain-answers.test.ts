import { expect, test } from 'vitest';
import { makeDocument, makeForm } from './document-cache.ts';
import { PlainAnswers } from './plain-answers.ts';

const MEBI = 1024 * 1024;

test('no more than sixteen megabytes of copies are on their way to visitors', async () => {
  const answers = new PlainAnswers([]);
  const form = await makeForm(makeDocument(200, 'text/html', Buffer.alloc(MEBI)), 'identity');
  const write = () => answers.write(form, 'a'.repeat(16), 5_000);
  const sending = Array.from({ length: 17 }, write);
  expect(sending.map((answer) => answer !== undefined)).toEqual([
    ...Array<boolean>(15).fill(true),
    false,
    false,
  ]);
  sending[0]?.sent();
  expect(write()).toBeDefined();
  expect(write()).toBeUndefined();
});
