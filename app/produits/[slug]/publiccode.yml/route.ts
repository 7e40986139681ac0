import { findProductSheet } from '#lib/catalogue/get-product.ts';
import { hasPubliccode, PUBLICCODE_TYPE, writePubliccode } from '#lib/catalogue/publiccode.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const sheet = findProductSheet((await params).slug);
  if (!sheet || !hasPubliccode(sheet.product)) return new Response(null, { status: 404 });
  return new Response(writePubliccode(sheet, getEnv().SITE_URL, getSettings()), {
    headers: { 'Content-Type': PUBLICCODE_TYPE },
  });
}
