import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { StaffError } from './manage-staff.ts';

/** Runs a decision about people; why it cannot be is for whoever asked. */
export function tryDecision(run: () => string): { done: boolean; message: string } {
  try {
    return { done: true, message: run() };
  } catch (cause) {
    const message = cause instanceof StaffError ? cause.message : describeStoreFault(cause);
    if (message === undefined) throw cause;
    return { done: false, message };
  }
}
