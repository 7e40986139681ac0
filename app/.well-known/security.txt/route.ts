import { today } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { writeSecurityText } from '#lib/portal/security-text.ts';
import { getSettings } from '#lib/portal/current.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return new Response(writeSecurityText(getSettings(), getEnv().SITE_URL, today()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
