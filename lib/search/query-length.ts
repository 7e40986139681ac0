/** Longest query taken, in characters (contract §2); a longer one is a 400. */
export const QUERY_MAX_LENGTH = 200;
