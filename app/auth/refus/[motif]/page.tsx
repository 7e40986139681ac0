import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findProblemPage, getProblemPage } from '#lib/auth/problem-pages.ts';

interface ProblemPageProps {
  params: Promise<{ motif: string }>;
}

export async function generateMetadata({ params }: ProblemPageProps): Promise<Metadata> {
  const name = findProblemPage((await params).motif);
  return { title: name === undefined ? 'Page introuvable' : getProblemPage(name).title };
}

/** The server gives it its status, at this address and in the place of an answer refused (`server/staff-gate.ts`). */
export default async function ProblemPage({ params }: ProblemPageProps) {
  const name = findProblemPage((await params).motif);
  if (name === undefined) notFound();
  const { title, lead, remedies, signIn } = getProblemPage(name);
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{lead}</p>
      {remedies.map((remedy) => (
        <p key={remedy}>{remedy}</p>
      ))}
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {signIn && (
          <li>
            <a
              className="fr-btn"
              href="/auth/connexion"
              target="_blank"
              rel="noopener"
              title="Se connecter – nouvelle fenêtre"
            >
              Se connecter
            </a>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--secondary" href="/studio">
            Aller au bureau
          </a>
        </li>
      </ul>
    </>
  );
}
