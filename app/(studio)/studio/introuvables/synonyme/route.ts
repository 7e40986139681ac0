import { answerForm } from '#lib/studio/answer-request.ts';
import { getStudio } from '#lib/studio/current.ts';
import { afterMissAnswer } from '#lib/studio/miss-answer.ts';
import { addSynonym } from '#lib/studio/misses.ts';

export function POST(request: Request): Promise<Response> {
  return answerForm(request, async (actor, form) => {
    const [text, typed] = [form.get('texte') ?? '', form.get('mots') ?? ''];
    const done = await addSynonym(getStudio(), actor, { text, to: typed });
    return afterMissAnswer(done, { kind: 'search', text, typed });
  });
}
