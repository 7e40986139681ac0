import { notFound } from 'next/navigation';
import { requirePageSession } from '#lib/auth/current-session.ts';

/** Without it, Next would answer an unknown address with a page of its own, in English. */
export default async function UnknownStudioPage() {
  await requirePageSession('enter');
  notFound();
}
