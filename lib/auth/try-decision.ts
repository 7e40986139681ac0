import { StaffError } from './manage-staff.ts';

/** Runs a decision about people; why it cannot be is for whoever asked. */
export function tryDecision(run: () => string): { done: boolean; message: string } {
  try {
    return { done: true, message: run() };
  } catch (cause) {
    if (!(cause instanceof StaffError)) throw cause;
    return { done: false, message: cause.message };
  }
}
