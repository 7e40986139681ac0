import type { Problem } from './problem.ts';

/** What the API answers to an address, before anything is searched or projected. */
export type ApiAnswer =
  | {
      kind: 'data';
      /** Path with the parameters in a fixed order: the identity of the answer. */
      address: string;
      /** The answer itself: it is written as JSON. */
      make: () => object;
    }
  | { kind: 'redirect'; to: string }
  | { kind: 'problem'; problem: Problem };

export interface ApiContext {
  /** The portal's own address, without a final slash. */
  site: string;
  now: Date;
}
