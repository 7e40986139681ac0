export const MAX_COMMENT = 2_000;
export const MAX_QUOTE = 300;
/** Of one draft, answers included. */
export const MOST_COMMENTS = 200;
