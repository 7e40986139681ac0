import type { HandlerOptions } from '#server/handler.ts';

/** Of a portal whose content nobody scans. */
export const NO_WATCH: HandlerOptions['watch'] = {
  report: undefined,
  failure: undefined,
  storeFault: undefined,
  finishedAt: undefined,
  idleSince: undefined,
  doubtIndex: () => Promise.resolve(),
};
