import type { QueryFault } from '#lib/catalogue/query.ts';
import type { Kind } from '#lib/content/kinds.ts';

/** What an address is, decided before anything is rendered (decision 0003). */
export type Resolution =
  | {
      kind: 'page';
      /** Path with the known parameters in a fixed order: the document's identity. */ address: string;
    }
  | { kind: 'machine'; address: string }
  | { kind: 'redirect'; to: string }
  | {
      kind: 'gone';
      title: string;
      /** What replaces it, or comes closest when it is of a former site. */
      successor: string | null;
      documentKind: Kind;
      formerSite: boolean;
      /** What was said when it was withdrawn. */
      word: string | null;
      /** One address for all that are gone alike: the document's identity. */
      address: string;
    }
  /** A link to the preview of a draft, worth what the store says of its token. */
  | { kind: 'preview'; token: string }
  | { kind: 'missing' }
  | { kind: 'invalid'; faults: readonly QueryFault[] }
  | { kind: 'undecodable' };
