import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { findNotice } from '#lib/auth/notices.ts';

interface NoticePageProps {
  params: Promise<{ motif: string }>;
}

export async function generateMetadata({ params }: NoticePageProps): Promise<Metadata> {
  return { title: findNotice((await params).motif)?.title ?? 'Page introuvable' };
}

/** The server gives it its status (`lib/auth/notices.ts`). */
export default async function NoticePage({ params }: NoticePageProps) {
  const notice = findNotice((await params).motif);
  if (!notice) notFound();
  return (
    <>
      <h1>{notice.title}</h1>
      <p className="fr-text--lead">{notice.lead}</p>
      {notice.remedies.map((remedy) => (
        <p key={remedy}>{remedy}</p>
      ))}
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {notice.again && (
          <li>
            <a className="fr-btn" href="/auth/connexion">
              Recommencer la connexion
            </a>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--secondary" href="/">
            Aller au portail public
          </a>
        </li>
      </ul>
    </>
  );
}
