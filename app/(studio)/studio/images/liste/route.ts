import { answerRead } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readImageQuery } from '#lib/studio/image-query.ts';
import { listStudioImages } from '#lib/studio/images.ts';

/** A page of the library, for the editor's dialog. */
export function GET(request: Request): Promise<Response> {
  return answerRead(request, (actor) =>
    listStudioImages(
      getStudio(),
      actor,
      readImageQuery(Object.fromEntries(new URL(request.url).searchParams)),
    ),
  );
}
