import { answerDocx } from '#lib/studio/answer-docx.ts';
import { getDocxReader, getStudio } from '#lib/studio/current.ts';
import { readDocumentName } from '#lib/studio/document-route.ts';
import { noticeOfStart, withNotice } from '#lib/studio/notices.ts';
import { startFromDocx } from '#lib/studio/start-from-docx.ts';

interface Props {
  params: Promise<{ kind: string }>;
}

export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { kind: named } = await params;
  const back = `/studio/nouveau/${encodeURIComponent(named)}`;
  return answerDocx(
    request,
    async (actor, { fields, file: { name, bytes } }) => {
      const { kind } = readDocumentName({ kind: named, slug: '' });
      const given = fields.get('adresse');
      const slug = typeof given === 'string' ? given.trim() : '';
      const sent = { kind, fileName: name, bytes, slug };
      const done = await startFromDocx(getStudio(), actor, getDocxReader(), sent);
      return done.outcome === 'started'
        ? withNotice(`/studio/brouillons/${done.draft.id}`, 'docx-repris')
        : withNotice(back, noticeOfStart(done.outcome));
    },
    (notice) => withNotice(back, notice),
  );
}
