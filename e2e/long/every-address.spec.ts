import { test } from '@playwright/test';
import { BESIDE_SITEMAP, judgeAddresses, takePart } from '#e2e/support/judge-page.ts';
import { listAddresses } from '#e2e/support/list-addresses.ts';

const PARTS = 2;

test.use({ trace: 'off' });

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (let part = 0; part < PARTS; part += 1) {
      test(`no address has a fault, ${colorScheme}, ${width} px, part ${part + 1}`, async ({
        page,
        request,
      }) => {
        test.setTimeout(600_000);
        const addresses = [...(await listAddresses(request)), ...BESIDE_SITEMAP];
        await judgeAddresses(page, { colorScheme, width }, takePart(addresses, part, PARTS));
      });
    }
  }
}
