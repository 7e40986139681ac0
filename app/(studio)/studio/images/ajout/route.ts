import { answerUpload } from '#lib/studio/answer-upload.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readImageForm } from '#lib/studio/image-form.ts';
import { addImage } from '#lib/studio/images.ts';

export function POST(request: Request): Promise<Response> {
  return answerUpload(request, (actor, { fields, file: { name, bytes } }) =>
    addImage(getStudio(), actor, { fileName: name, bytes, words: readImageForm(fields) }),
  );
}
