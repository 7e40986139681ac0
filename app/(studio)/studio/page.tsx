import type { Metadata } from 'next';
import { requirePageSession } from '#lib/auth/current-session.ts';

export const metadata: Metadata = { title: 'Bureau' };

export default async function DeskPage() {
  const { actor } = await requirePageSession('enter');
  return (
    <>
      <h1>Bureau</h1>
      <p className="fr-text--lead">Bonjour, {actor.name}.</p>
    </>
  );
}
