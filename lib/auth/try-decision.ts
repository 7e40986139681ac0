import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { StaffError } from './manage-staff.ts';

/** Runs a decision about people; why it cannot be is for whoever asked. */
export async function tryDecision(run: () => Promise<string>): Promise<{ done: boolean; message: string }> {
  try {
    return { done: true, message: await run() };
  } catch (cause) {
    const message = cause instanceof StaffError ? cause.message : describeStoreFault(cause);
    if (message === undefined) throw cause;
    return { done: false, message };
  }
}
