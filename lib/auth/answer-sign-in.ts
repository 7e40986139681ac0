import { getLog } from '#lib/log.ts';
import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { noticeAddress } from './notices.ts';
import { redirectAnswer } from './redirect-answer.ts';

/** Answers a step of a sign-in; where the store cannot note it, a page says so. */
export async function answerSignIn(act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (cause) {
    if (describeStoreFault(cause) === undefined) throw cause;
    getLog().error({ cause: String(cause) }, 'a sign-in could not be noted');
    return redirectAnswer(noticeAddress('disque'));
  }
}
