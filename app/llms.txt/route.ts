import { writeLlmsText } from '#lib/addresses/llms-text.ts';
import { getEnv } from '#lib/env.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(writeLlmsText(getSettings(), getEnv().SITE_URL), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
}
