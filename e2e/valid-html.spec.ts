import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { inBatches } from './support/in-batches.ts';
import { BESIDE_SITEMAP } from './support/judge-page.ts';
import { listAddresses } from './support/list-addresses.ts';

/** What the HTML standard says of documents; matters of style (the case of attributes, as React writes them) are left out. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Files are the portal's own; a length suits no language; React writes no line.
  rules: { 'require-sri': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' },
});

async function listInvalid(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId} ${selector ?? ''}: ${message}`),
  );
}

test('the validator is alive: it finds what is planted', async () => {
  const faults = await listInvalid(
    '<!doctype html><html lang="fr"><head><title>x</title></head><body><ul><p id="a">x</p></ul><b id="a">y</b></body></html>',
  );
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['element-permitted-content', 'no-dup-id']);
});

test('every address is valid HTML', async ({ request }) => {
  const addresses = [...(await listAddresses(request)), ...BESIDE_SITEMAP];
  const faults = await inBatches(addresses, async (address) =>
    (await listInvalid(await (await request.get(address)).text())).map((fault) => `${address} ${fault}`),
  );
  expect(addresses.length).toBeGreaterThan(80);
  expect(faults.flat()).toEqual([]);
});
